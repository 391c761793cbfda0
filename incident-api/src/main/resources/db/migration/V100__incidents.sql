-- Incidents, their reports, the hospitals that file them, and what the other services said of them.
--
-- Every table carries its hospital and lets a transaction see only what app.tenant allows: '*' for
-- the desk and our own machinery, a hospital's id for the hospital, 'engineer/<id>' for an engineer,
-- who may read (never write) the incidents on which they hold a seat. This is the second wall; the
-- first is the check in the resources.

create sequence incident_number;

create table hospital (
  id                        uuid        primary key,
  name                      text        not null,
  operator_name             text,
  operator_corporate_number text,
  operator_address          text,
  medical_institution_code  text,
  prefecture                text        not null,
  city                      text,
  secondary_medical_area    text,
  address                   text,
  night_entrance            text,
  beds                      integer,
  functions                 text[]      not null,
  founder                   text        not null,
  vendors                   text[]      not null,
  responsible_officer       text        not null,
  offline_backup            text        not null,
  bcp                       text        not null,
  survey                    text        not null,
  forward                   text        not null,
  version                   bigint      not null
);

create table hospital_contact (
  hospital_id uuid    not null references hospital,
  position    integer not null,
  name        text    not null,
  phone       text,
  email       text,
  out_of_band boolean not null,
  primary key (hospital_id, position)
);

create table incident (
  id                uuid        primary key,
  hospital_id       uuid        not null references hospital,
  number            text        not null unique,
  status            text        not null,
  category          text        not null,
  filed_at          timestamptz not null,
  revision          integer     not null,
  told              bigint      not null,
  dispatch_id       uuid,
  dispatch_state    text,
  dispatch_heard    bigint      not null,
  dispatch_answered integer     not null,
  notices_heard     bigint      not null,
  duties_answered   integer     not null,
  asked_at          timestamptz not null,
  version           bigint      not null
);

create index incident_of_hospital on incident (hospital_id, id desc);

-- A page's form carries a key, so that a double click files once.
create table submission (
  hospital_id uuid not null,
  key         uuid not null,
  incident_id uuid not null,
  primary key (hospital_id, key)
);

-- The reconciler looks only at what still waits for an answer.
create index incident_unanswered on incident (asked_at)
  where least(dispatch_answered, duties_answered) < revision;

create table report (
  id          uuid        primary key,
  incident_id uuid        not null references incident,
  hospital_id uuid        not null,
  no          integer     not null,
  filed_at    timestamptz not null,
  origin      text        not null,
  forward     text        not null,
  facts       jsonb       not null,
  final_for   text[]      not null,
  unique (incident_id, no)
);

-- What people wrote and whom to call: apart from the facts, so that they can be erased without them.
create table report_words (
  report_id         uuid primary key references report,
  incident_id       uuid not null,
  hospital_id       uuid not null,
  filed_by          text not null,
  summary           text not null,
  vendor            text,
  approver_name     text,
  approver_title    text,
  correction_reason text
);

create table report_contact (
  report_id   uuid primary key references report,
  incident_id uuid not null,
  hospital_id uuid not null,
  name        text,
  phone       text,
  email       text
);

create table ending (
  incident_id uuid        primary key references incident,
  hospital_id uuid        not null,
  at          timestamptz not null,
  closed_by   text        not null,
  reason      text        not null,
  lessons     text,
  attack      boolean
);

-- What dispatch-service said last.
create table seat (
  incident_id uuid        not null references incident,
  seat        text        not null,
  hospital_id uuid        not null,
  position    integer     not null,
  mode        text        not null,
  state       text        not null,
  engineer_id uuid,
  accepted_at timestamptz,
  expected_at timestamptz,
  primary key (incident_id, seat)
);

-- Who holds a seat, and therefore may read the incident: from the yes on, until the seat is given up.
create table responder (
  engineer_id uuid not null,
  incident_id uuid not null references incident,
  hospital_id uuid not null,
  primary key (engineer_id, incident_id)
);

create index responder_of_incident on responder (incident_id);

-- What notifier said last.
create table duty (
  id             uuid   primary key,
  incident_id    uuid   not null references incident,
  hospital_id    uuid   not null,
  version        bigint not null,
  authority      text   not null,
  law            text,
  basis          text   not null,
  stage          text,
  state          text   not null,
  reasons        text[] not null,
  explanation_ja text   not null,
  explanation_en text   not null,
  known_on       date,
  target_on      date,
  due_on         date,
  received_on    date,
  receipt_number text
);

create index duty_of_incident on duty (incident_id);

-- Everything that happened, once: an event is known by who told it and its version there.
create table happening (
  id          uuid        primary key,
  incident_id uuid        not null references incident,
  hospital_id uuid        not null,
  source      text        not null,
  version     bigint      not null,
  what        text        not null,
  at          timestamptz not null,
  codes       jsonb       not null,
  unique (incident_id, source, version)
);

create index happening_of_incident on happening (incident_id, id);

do $$
declare
  own text := $p$ (current_setting('app.tenant', true) in ('*', %s::text)) $p$;
  on_it text := $p$ (exists (select 1 from responder where responder.%s = %s
    and 'engineer/' || responder.engineer_id = current_setting('app.tenant', true))) $p$;
  name text;
  hospital text;
begin
  foreach name in array array['hospital', 'hospital_contact', 'incident', 'submission', 'report', 'report_words',
      'report_contact', 'ending', 'seat', 'responder', 'duty', 'happening'] loop
    hospital := case name when 'hospital' then 'id' else 'hospital_id' end;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own on %I using ' || own || 'with check ' || own,
      name, hospital, hospital);
  end loop;

  foreach name in array array['report', 'report_words', 'report_contact', 'ending', 'seat', 'duty',
      'happening'] loop
    execute format('create policy on_it on %I for select using ' || on_it,
      name, 'incident_id', name || '.incident_id');
  end loop;
  execute format('create policy on_it on incident for select using ' || on_it,
    'incident_id', 'incident.id');
  execute format('create policy on_it on hospital for select using ' || on_it,
    'hospital_id', 'hospital.id');
end $$;

create policy on_it on responder for select
  using ('engineer/' || engineer_id = current_setting('app.tenant', true));

grant usage on sequence incident_number to ${app};
grant select, insert, update on hospital, incident, duty to ${app};
grant select, insert, update, delete on hospital_contact, seat, responder to ${app};
-- What was said stays said: no update, and of words and contacts only the erasing.
grant select, insert on submission, report, ending, happening to ${app};
grant select, insert, delete on report_words, report_contact to ${app};
