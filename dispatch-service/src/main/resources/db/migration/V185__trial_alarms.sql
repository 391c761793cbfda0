-- A trial is an alarm that rings one person of the desk, to see whether it would reach her. She may
-- have left the roster since, so her id refers to nothing.
alter table desk_alarm
  add column person_id uuid,
  add constraint desk_alarm_trial_check check ((what = 'TRIAL') = (person_id is not null));
create index desk_alarm_trials on desk_alarm (person_id, raised_at) where person_id is not null;
-- Pressed twice at once, it rings once.
create unique index desk_alarm_one_trial on desk_alarm (person_id)
  where person_id is not null and ended_at is null;
