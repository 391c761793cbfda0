-- Who is at the duty desk, in the order in which they are rung. Contacts, hours and days are read
-- whole, so they are JSON; the times are Japan's.
create table desk_person (
  id       uuid primary key,
  position int not null,
  name     text not null,
  contacts jsonb not null,
  hours    jsonb not null,
  days     jsonb not null
);

-- Something that somebody of the desk has to know now. It rings until it is acknowledged, or until
-- what it is about is over.
create table desk_alarm (
  id              uuid primary key,
  what            text not null,
  dispatch_id     uuid references dispatch,
  incident_id     uuid,
  subject         uuid,
  seat            text,
  engineer_id     uuid,
  prefecture      text,
  care_impact     text[] not null,
  drill           boolean not null,
  raised_at       timestamptz not null,
  passed_on_at    timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_how text check (acknowledged_how in ('KEY', 'LINK', 'PAGE', 'API')),
  ended_at        timestamptz,
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check ((acknowledged_at is null) = (acknowledged_how is null))
);
create index desk_alarm_standing on desk_alarm (dispatch_id) where ended_at is null;
create index desk_alarm_of on desk_alarm (dispatch_id, id);
create index desk_alarm_waiting on desk_alarm (raised_at) where passed_on_at is null;

-- One attempt to reach somebody about an alarm: `id` is the attempt's. Of the word of its link only
-- the hash is kept. `person` is the name as it was then; null where nobody was on the roster.
create table desk_attempt (
  id        uuid primary key,
  alarm_id  uuid not null references desk_alarm,
  person    text,
  way       text not null,
  word_hash bytea not null unique check (length(word_hash) = 32),
  at        timestamptz not null
);
create index desk_attempt_of on desk_attempt (alarm_id, id);

do $$
declare each text;
begin
  foreach each in array array['desk_person', 'desk_alarm', 'desk_attempt'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format('create policy %I on %I using (current_setting(''app.tenant'', true) = ''*'')',
      each || '_ours', each);
  end loop;
end $$;
grant select, insert, update, delete on desk_person to ${app};
grant select, insert, update on desk_alarm, desk_attempt to ${app};
-- Several instances count at once; one of them raises it.
create unique index desk_alarm_one_sweep on desk_alarm (what)
  where what = 'SWEEP_LATE' and ended_at is null;
