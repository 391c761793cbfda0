-- The last event that was heard before its turn in Kafka, until its turn comes (decision 0080).
alter table dispatch add column heard_ahead bigint not null default 0;
