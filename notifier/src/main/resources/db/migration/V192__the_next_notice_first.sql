-- The courier takes the next notice for an authority, and the one that waits longest is measured, by looking at it, not
-- by going through all that wait.
create index notice_next on notice (authority, next_attempt_at, id) where state = 'SENDING';
create index notice_under_way on notice (prepared_at) where state = 'SENDING';
drop index notice_due;
