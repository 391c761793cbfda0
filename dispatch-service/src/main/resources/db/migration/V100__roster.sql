-- Who can be sent. The tenant of each row is the engineer whom it is about: `engineer/<id>`.
create table engineer (
  id                     uuid primary key,
  name                   text not null,
  employer               text not null,
  conflicts              text[] not null,
  prefecture             text not null,
  secondary_medical_area text,
  modes                  text[] not null,
  max_concurrent         int not null check (max_concurrent >= 0),
  on_duty                boolean not null
);

create table skill (
  engineer_id uuid not null references engineer,
  skill       text not null,
  level       int not null check (level between 1 and 4),
  expires_on  date,
  primary key (engineer_id, skill)
);

-- How to reach somebody: in a table of its own, so that it can be erased alone.
create table contact (
  engineer_id uuid not null references engineer,
  position    int not null,
  type        text not null check (type in ('EMAIL', 'WEBHOOK', 'SMS', 'VOICE')),
  destination text not null,
  primary key (engineer_id, position)
);

-- When somebody is on duty by plan, and when away whatever the plan says.
create table span (
  id          uuid primary key,
  engineer_id uuid not null references engineer,
  kind        text not null check (kind in ('SHIFT', 'ABSENCE')),
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  check (starts_at < ends_at)
);
create index span_of_engineer on span (engineer_id, kind, id);
create index span_ends on span (ends_at);

do $$
declare each text;
begin
  foreach each in array array['engineer', 'skill', 'contact', 'span'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format(
      $policy$
      create policy %I on %I using (
        current_setting('app.tenant', true) in ('*', 'engineer/' || %I))
      $policy$,
      each || '_own', each, case each when 'engineer' then 'id' else 'engineer_id' end);
    execute format('grant select, insert, update, delete on %I to ${app}', each);
  end loop;
end $$;
