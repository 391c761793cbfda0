-- Whether a report has asked for help since the incident was resolved: the first that does rings the desk. False is right
-- for what was resolved before this, and for what an older version resolves beside this one.
alter table dispatch add column asked_since_over boolean not null default false;
