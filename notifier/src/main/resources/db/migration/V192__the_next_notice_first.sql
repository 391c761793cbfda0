-- The courier takes the next notice for an authority by looking at it, not by sorting all that wait.
create index notice_next on notice (authority, next_attempt_at, id) where state = 'SENDING';
drop index notice_due;
