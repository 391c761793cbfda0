-- When somebody has to be reminded next: the timer is a column. Every change looks again at once.
alter table dossier add column remind_at timestamptz not null default '1970-01-01 00:00:00Z';
create index dossier_remind_at on dossier (remind_at);

alter table notice add column gave_up_at timestamptz;
update notice set gave_up_at = now() where state = 'FAILED';

-- Each rung of each ladder that came: said, or superseded by a later one that came while nobody looked.
create table reminder (
  id              uuid primary key,
  incident_id     uuid not null references dossier,
  hospital_id     uuid not null,
  incident_number text not null,
  subject         uuid not null,
  authority       text not null,
  stage           text,
  matter          text not null,
  day             date not null,
  rung_on         date not null,
  outcome         text not null,
  at              timestamptz not null,
  unique (subject, matter, day, rung_on)
);
create index reminder_hospital on reminder (hospital_id, id);
create index reminder_incident on reminder (incident_id);

-- A mail about a reminder to one kind of reader. It goes out once, under one Message-ID.
create table letter (
  reminder_id     uuid not null references reminder,
  reader          text not null,
  hospital_id     uuid not null,
  state           text not null,
  attempt         int not null,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  ended_at        timestamptz,
  primary key (reminder_id, reader)
);
create index letter_due on letter (next_attempt_at) where state = 'SENDING';

do $$
declare t text;
begin
  foreach t in array array['reminder','letter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (current_setting(''app.tenant'', true) = ''*'')',
      t || '_everything', t);
    execute format(
      'create policy %I on %I for select using (hospital_id::text = current_setting(''app.tenant'', true))',
      t || '_of_hospital', t);
  end loop;
end $$;
grant select, insert on reminder to ${app};
grant select, insert, update on letter to ${app};
