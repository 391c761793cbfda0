-- An authority's list is ordered by when each notice was first sent to it.
create index notice_sent_to on notice (authority, first_sent_at, id) where first_sent_at is not null;
drop index notice_authority;
