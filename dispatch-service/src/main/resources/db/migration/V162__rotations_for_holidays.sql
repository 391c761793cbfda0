-- On which days a rotation puts somebody on duty: on all, on holidays only (national ones and 29 December
-- to 3 January), or on all but those.
alter table rotation add column days text not null default 'ALL'
  check (days in ('ALL', 'ORDINARY', 'HOLIDAYS'));
