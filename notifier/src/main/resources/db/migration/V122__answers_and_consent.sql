-- An answer may come from a report: its number, and the notice by which this authority has it.
alter table question
  add column answer_report_no int,
  add column answer_notice_id uuid references notice;

-- What a hospital lets an authority see beyond the notices addressed to it, and until when.
create table consent (
  id          uuid primary key,
  incident_id uuid not null references dossier,
  hospital_id uuid not null,
  authority   text not null,
  what        text not null,
  granted_by  text not null,
  granted_at  timestamptz not null,
  revoked_by  text,
  revoked_at  timestamptz
);
create unique index consent_in_force on consent (incident_id, authority) where revoked_at is null;
create index consent_authority on consent (authority, id) where revoked_at is null;
alter table consent enable row level security;
alter table consent force row level security;
create policy consent_everything on consent using (current_setting('app.tenant', true) = '*');
create policy consent_of_hospital on consent
  using (hospital_id::text = current_setting('app.tenant', true));
create policy consent_of_authority on consent for select
  using (revoked_at is null and 'authority/' || authority = current_setting('app.tenant', true));
grant select, insert, update on consent to ${app};
