-- Which final reports have still to be put before their hospital.
create index duty_final_unserved on duty (due_on)
  where stage = 'FINAL' and verdict = 'APPLIES' and notice_id is null;
