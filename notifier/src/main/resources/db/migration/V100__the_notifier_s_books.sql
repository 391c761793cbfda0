-- One folder for each incident: what was reported, and what we have told of it so far.
create table dossier (
  incident_id  uuid primary key,
  hospital_id  uuid not null,
  number       text not null,
  revision     int not null,
  told         bigint not null,
  withdrawn_at timestamptz
);

-- Every report as codes, as it was heard.
create table filed_report (
  incident_id uuid not null references dossier,
  revision    int not null,
  hospital_id uuid not null,
  origin      text not null,
  forward     text not null,
  final_for   text[] not null,
  filed_at    timestamptz not null,
  founder     text not null,
  prefecture  text not null,
  city        text,
  facts       jsonb not null,
  primary key (incident_id, revision)
);

-- One duty for each authority, law and stage, as it stands.
create table duty (
  id             uuid primary key,
  incident_id    uuid not null references dossier,
  hospital_id    uuid not null,
  authority      text not null,
  clock          text,
  law            text,
  basis          text not null,
  stage          text,
  verdict        text not null,
  state          text not null,
  reasons        text[] not null,
  explanation_ja text not null,
  explanation_en text not null,
  known_on       date,
  target_on      date,
  due_on         date,
  received_on    date,
  receipt_number text,
  notice_id      uuid,
  version        bigint not null,
  unique nulls not distinct (incident_id, authority, clock, stage)
);
create index duty_of_notice on duty (notice_id) where notice_id is not null;

-- Every date that a duty ever showed, and from when on.
create table duty_date (
  duty_id     uuid not null references duty,
  version     bigint not null,
  hospital_id uuid not null,
  shown_from  timestamptz not null,
  known_on    date,
  target_on   date,
  due_on      date,
  primary key (duty_id, version)
);

-- Days of knowing that people have set, newest last.
create table known_day (
  id          uuid primary key,
  incident_id uuid not null references dossier,
  hospital_id uuid not null,
  authority   text not null,
  clock       text,
  day         date not null,
  revision    int not null,
  reason      text not null,
  set_by      text not null,
  set_at      timestamptz not null
);
create index known_day_incident on known_day (incident_id, id);

-- How and when the persons concerned were told (本人通知).
create table persons_told (
  id          uuid primary key,
  duty_id     uuid not null references duty,
  hospital_id uuid not null,
  how         text not null,
  at          timestamptz not null,
  count       bigint,
  substitute  text,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index persons_told_duty on persons_told (duty_id);

-- One notice to one authority about one report. The courier's times are columns: the timer is the state.
create table notice (
  id              uuid primary key,
  incident_id     uuid not null references dossier,
  hospital_id     uuid not null,
  incident_number text not null,
  authority       text not null,
  kind            text not null,
  stage           text not null,
  statutory       boolean not null,
  report_no       int not null,
  state           text not null,
  prepared_at     timestamptz not null,
  first_sent_at   timestamptz,
  attempt         int not null,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  version         bigint not null,
  unique (incident_id, authority, report_no, kind)
);
create index notice_hospital on notice (hospital_id, id);
create index notice_authority on notice (authority, id) where first_sent_at is not null;
create index notice_due on notice (authority, next_attempt_at) where state = 'SENDING';

-- Who approved a draft.
create table approval (
  notice_id   uuid primary key references notice,
  hospital_id uuid not null,
  name        text not null,
  title       text,
  approved_by text not null,
  approved_at timestamptz not null
);

-- What left, byte for byte. It holds free text and expires with it.
create table notice_body (
  notice_id   uuid primary key references notice,
  hospital_id uuid not null,
  authority   text not null,
  body        bytea not null,
  rendered_at timestamptz not null
);

-- The ledger: every attempt and its outcome, insert-only.
create table delivery (
  id          uuid primary key,
  notice_id   uuid not null references notice,
  hospital_id uuid not null,
  authority   text not null,
  attempt     int not null,
  at          timestamptz not null,
  channel     text not null,
  outcome     text not null,
  detail      text,
  unique (notice_id, attempt, outcome)
);

-- That the authority has it.
create table receipt (
  notice_id      uuid primary key references notice,
  hospital_id    uuid not null,
  authority      text not null,
  receipt_number text,
  received_at    timestamptz not null,
  how            text,
  note           text,
  recorded_by    text not null,
  recorded_at    timestamptz not null
);

-- How each authority wants to be told. An authority without a row is told by hand.
create table channel (
  authority text primary key,
  type      text not null,
  url       text,
  email     text,
  secret    text,
  agreed_on date,
  since     timestamptz not null
);

-- A call to an engineer about an offer, or to the duty desk.
create table call (
  id              uuid primary key,
  subject         uuid not null,
  kind            text not null,
  round           bigint not null,
  incident_id     uuid not null,
  engineer_id     uuid,
  seat            text,
  expires_at      timestamptz,
  state           text not null,
  attempt         int not null,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  created_at      timestamptz not null,
  unique (subject, kind, round)
);
create index call_due on call (next_attempt_at) where state = 'SENDING';

-- The second wall. A hospital sees its own; an authority what was addressed to it, from its first
-- sending on; the duty desk and our own machinery everything. What a hospital does to its own duties
-- and notices it may write; what an authority does runs beyond its rows after the first wall said yes.
do $$
declare t text;
begin
  foreach t in array array['dossier','filed_report','duty','duty_date','known_day','persons_told',
      'notice','approval','notice_body','delivery','receipt','channel','call'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (current_setting(''app.tenant'', true) = ''*'')',
      t || '_everything', t);
  end loop;
  foreach t in array array['dossier','filed_report','duty','duty_date','known_day','persons_told',
      'notice','approval','notice_body','delivery','receipt'] loop
    execute format('create policy %I on %I using (hospital_id::text = current_setting(''app.tenant'', true))',
      t || '_of_hospital', t);
  end loop;
end $$;
create policy notice_of_authority on notice for select
  using (first_sent_at is not null and 'authority/' || authority = current_setting('app.tenant', true));
create policy notice_body_of_authority on notice_body for select
  using ('authority/' || authority = current_setting('app.tenant', true)
    and exists (select 1 from notice where notice.id = notice_id));
create policy delivery_of_authority on delivery for select
  using ('authority/' || authority = current_setting('app.tenant', true)
    and exists (select 1 from notice where notice.id = notice_id));
create policy receipt_of_authority on receipt for select
  using ('authority/' || authority = current_setting('app.tenant', true));
create policy channel_read on channel for select using (current_setting('app.tenant', true) <> '-');

grant select, insert, update on dossier, duty, notice, channel, call to ${app};
grant select, insert on filed_report, duty_date, known_day, persons_told, approval, delivery, receipt to ${app};
grant select, insert, delete on notice_body to ${app};
