-- Sign-ins that have ended at the identity provider, kept for a day: longer than any token of theirs counts. It says
-- nothing about any tenant.
create table ended_session (
  id       text primary key,
  ended_at timestamptz not null
);
create index ended_session_age on ended_session (ended_at);
alter table ended_session enable row level security;
alter table ended_session force row level security;
create policy ended_session_of_all on ended_session using (true);
grant select, insert, delete on ended_session to ${app};
