-- Asked for each time somebody opens the inbox.
create index duty_overdue on duty (due_on)
  where notice_id is not null and due_on is not null and state <> 'RECEIPTED';
