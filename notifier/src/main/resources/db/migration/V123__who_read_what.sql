-- Who was shown what of a hospital's: one line for each reader, thing and day, with how often.
create table reading (
  id          uuid primary key,
  object      text not null,
  hospital_id uuid not null,
  what        text not null,
  role        text not null,
  reader      text not null,
  subject     text not null,
  day         date not null,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  times       int not null,
  unique (object, what, subject, day)
);
create index reading_object on reading (object, id);
alter table reading enable row level security;
alter table reading force row level security;
create policy reading_everything on reading using (current_setting('app.tenant', true) = '*');
create policy reading_of_hospital on reading for select
  using (hospital_id::text = current_setting('app.tenant', true));
grant select, insert, update on reading to ${app};
