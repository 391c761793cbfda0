-- A drill is a dispatch without an incident: nobody outside hears of it, for authorities hear of
-- incidents only.
alter table dispatch add column drill boolean not null default false;

create table drill (
  id          uuid primary key,
  name        text not null,
  planned_at  timestamptz not null,
  prefecture  text not null,
  care_impact text[] not null,
  started_at  timestamptz,
  ended_at    timestamptz
);
create index drill_planned on drill (planned_at) where started_at is null and ended_at is null;

alter table drill enable row level security;
alter table drill force row level security;
create policy drill_ours on drill using (current_setting('app.tenant', true) = '*');
grant select, insert, update on drill to ${app};

-- When she got there, for the score.
alter table post add column arrived_at timestamptz;
