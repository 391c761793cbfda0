-- A record from before is no addition to the one before it: it may say the running total.
alter table persons_told add column adds_up boolean not null default false;
-- When an incident was merged into another: what was told in both until then may be of the same persons.
alter table dossier add column merged_at timestamptz;
