-- Whether the newest report may be heard before its turn in Kafka (decision 0080).
alter table incident add column pressing boolean not null default false;
