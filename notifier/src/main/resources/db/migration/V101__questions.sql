-- What an authority asks about a notice, and the hospital's answer.
create table question (
  id          uuid primary key,
  notice_id   uuid not null references notice,
  hospital_id uuid not null,
  authority   text not null,
  question    text not null,
  due_on      date not null,
  asked_by    text not null,
  asked_at    timestamptz not null,
  answer      text,
  answered_by text,
  answered_at timestamptz
);
create index question_notice on question (notice_id, id);
alter table question enable row level security;
alter table question force row level security;
create policy question_everything on question using (current_setting('app.tenant', true) = '*');
create policy question_of_hospital on question
  using (hospital_id::text = current_setting('app.tenant', true));
create policy question_of_authority on question
  using ('authority/' || authority = current_setting('app.tenant', true));
grant select, insert, update on question to ${app};
