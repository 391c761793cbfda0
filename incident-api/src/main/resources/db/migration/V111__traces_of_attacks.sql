-- Indicators that reports named, each once for an incident, and who may have them.
create table trace (
  id          uuid    primary key,
  incident_id uuid    not null references incident,
  hospital_id uuid    not null,
  kind        text    not null,
  value       text    not null,
  report_no   integer not null,
  tlp         text    not null,
  unique (incident_id, kind, value)
);
create index trace_in_common on trace (kind, value);

alter table trace enable row level security;
alter table trace force row level security;
create policy own on trace
  using (current_setting('app.tenant', true) in ('*', hospital_id::text))
  with check (current_setting('app.tenant', true) in ('*', hospital_id::text));
create policy on_it on trace for select using (exists (
  select 1 from responder where responder.incident_id = trace.incident_id
  and 'engineer/' || responder.engineer_id = current_setting('app.tenant', true)));

grant select, insert, delete on trace to ${app};
grant update (tlp) on trace to ${app};
