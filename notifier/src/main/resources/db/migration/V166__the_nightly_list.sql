-- Whether a night's list was made, and when; the list itself is full of people's numbers and is not
-- kept here. `leased_until`: somebody is at it.
create table call_down (
  night        date primary key,
  leased_until timestamptz,
  made_at      timestamptz
);
alter table call_down enable row level security;
alter table call_down force row level security;
create policy call_down_ours on call_down using (current_setting('app.tenant', true) = '*');
grant select, insert, update on call_down to ${app};
