-- Calls that cannot wait are made first (decision 0080).
alter table call add column comes_first boolean not null default false;
drop index call_due;
create index call_due on call (comes_first desc, next_attempt_at, id) where state in ('SENDING', 'ENDING');
