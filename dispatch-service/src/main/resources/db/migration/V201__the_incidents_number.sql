-- What people call the incident, so that it is found by that. Told with each report; what was heard before has none until its next.
alter table dispatch add column incident_number text;
create index dispatch_numbered on dispatch (incident_number) where incident_number is not null;
