-- The notices of a period are taken away as a file.
create index notice_sent on notice (first_sent_at) where first_sent_at is not null;
create index notice_unsent on notice (prepared_at) where first_sent_at is null;
