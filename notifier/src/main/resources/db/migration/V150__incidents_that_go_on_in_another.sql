-- A duplicate goes on in another incident, whose clocks take the earlier day of the two.
alter table dossier
  add column merged_into        uuid,
  add column merged_into_number text;
create index dossier_merged on dossier (merged_into) where merged_into is not null;

-- The number of the incident that goes on, in the notice that says so.
alter table notice add column carried_on_by text;
