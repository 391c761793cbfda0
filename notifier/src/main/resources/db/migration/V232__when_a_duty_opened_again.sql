-- When a duty that was met opened again, for persons who were found since.
alter table duty add column reopened_at timestamptz;
