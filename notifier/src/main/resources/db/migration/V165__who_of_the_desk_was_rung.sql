-- Which of the people of the desk an attempt was to: dispatch-service's id of her, nothing else.
alter table call_attempt add column person_id uuid;
