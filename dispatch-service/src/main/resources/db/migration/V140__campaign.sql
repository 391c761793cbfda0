-- The attack on many hospitals that the incident is said to belong to.
alter table dispatch add column campaign_id uuid;
