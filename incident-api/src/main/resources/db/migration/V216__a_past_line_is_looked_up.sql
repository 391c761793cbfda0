-- A list of past incidents looks up what its own lines are about, and not all there ever were. A reference is the same
-- in whatever width it was typed; kept by the database, so that a version before this one fills it too.
alter table past_incident add column reference_key text
  generated always as (btrim(normalize(reference, NFKC))) stored;

create index past_incident_by_reference on past_incident (reference_key) where reference_key is not null;
create index past_incident_by_day on past_incident (hospital_id, detected_on);
