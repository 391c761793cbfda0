-- The hospital that files the report with which a drill begins; none where it begins with the alarm.
alter table drill
  add column hospital_id uuid,
  add column reported_at timestamptz,
  add column left_out    text[] not null default '{}',
  add column help_wanted boolean not null default true,
  add check (reported_at is null or hospital_id is not null);
