-- The duty desk's board reads what is overdue, also where the incident was resolved.
create index duty_overdue on duty (due_on) where received_on is null;
