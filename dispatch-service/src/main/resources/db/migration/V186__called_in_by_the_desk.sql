-- Somebody of the desk has more of the desk rung about a dispatch, in her own words. `rung_first`
-- may have left the roster since, so it refers to nothing.
alter table desk_alarm
  add column asked_by   text,
  add column words      text,
  add column rung_first uuid;
-- Pressed twice at once, it rings once.
create unique index desk_alarm_one_escalation on desk_alarm (dispatch_id)
  where what = 'ESCALATED' and ended_at is null;
