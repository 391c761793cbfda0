-- When the copies of what people wrote about an incident are to be erased, and when they were.
alter table dossier add column erasing_since timestamptz;
alter table dossier add column erased_at timestamptz;
create index dossier_to_erase on dossier (incident_id)
  where erasing_since is not null and erased_at is null;
grant update (how, note) on receipt to ${app};
grant update (name, title) on approval to ${app};
grant update (how, substitute) on persons_told to ${app};
grant update (reason) on notice_way to ${app};
