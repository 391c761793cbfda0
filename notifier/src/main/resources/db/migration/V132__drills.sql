-- Only exercised: every word of it says so.
alter table call add column drill boolean not null default false;
