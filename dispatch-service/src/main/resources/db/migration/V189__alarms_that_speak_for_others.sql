-- How many of a kind ring is asked for each new alarm, however many wait behind them.
create index desk_alarm_ringing on desk_alarm (what)
  where passed_on_at is not null and acknowledged_at is null and ended_at is null;
