-- What the figures for the operator count every few seconds, however many duties and notices there
-- ever were.
create index duty_pressing on duty (due_on)
  where basis = 'STATUTORY' and state not in ('RECEIPTED', 'NOT_REQUIRED');
create index notice_failed on notice (id) where state = 'FAILED';
