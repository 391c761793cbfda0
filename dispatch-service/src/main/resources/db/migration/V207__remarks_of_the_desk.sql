-- An alarm in hand rings again unless the desk itself wrote something down. What was written before rings once more.
alter table remark add column by_desk boolean not null default false;
