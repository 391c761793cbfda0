-- Incidents of before the register, out of the desk's old lists. They lie apart from `incident`, so that
-- nothing that listens, sweeps, asks again or closes can reach them, and nobody is ever told of one.
create table past_incident (
  id          uuid        primary key,
  hospital_id uuid        not null references hospital,
  reference   text,
  detected_on date        not null,
  reported_on date,
  closed_on   date,
  category    text        not null,
  kind        text,
  care_impact text[]      not null,
  persons     integer,
  summary     text,
  lessons     text,
  imported_by text        not null,
  imported_at timestamptz not null,
  erased_at   timestamptz,
  version     bigint      not null
);

-- One line is one incident, however often it is sent: by the desk's own reference, or else by hospital and day.
create unique index past_incident_of_reference on past_incident (reference) where reference is not null;
create unique index past_incident_of_day on past_incident (hospital_id, detected_on) where reference is null;
create index past_incident_of_hospital on past_incident (hospital_id, id desc);
create index past_incident_to_erase on past_incident (imported_at) where erased_at is null;

alter table past_incident enable row level security;
alter table past_incident force row level security;
create policy own on past_incident
  using (current_setting('app.tenant', true) in ('*', hospital_id::text))
  with check (current_setting('app.tenant', true) in ('*', hospital_id::text));

grant select, insert, update on past_incident to ${app};
