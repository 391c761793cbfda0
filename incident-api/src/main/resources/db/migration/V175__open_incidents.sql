-- The duty desk's board reads what is open, however much was closed before.
create index incident_open on incident (filed_at) where status not in ('RESOLVED', 'WITHDRAWN');
