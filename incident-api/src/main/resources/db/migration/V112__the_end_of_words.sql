-- When the words, contacts and files of an incident were erased. The register and the chain stay.
alter table incident add column erased_at timestamptz;
create index incident_to_erase on incident (id)
  where erased_at is null and status in ('RESOLVED', 'WITHDRAWN');
grant update (closed_by, reason, lessons) on ending to ${app};
