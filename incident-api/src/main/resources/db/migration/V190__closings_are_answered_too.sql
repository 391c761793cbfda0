-- A closing that one of the other services has not taken into account is asked about again, as an
-- unanswered report is.
alter table incident add column dispatch_owes_ending boolean not null default false;
alter table incident add column notices_owe_ending boolean not null default false;

create index incident_waiting on incident (asked_at)
  where least(dispatch_answered, duties_answered) < revision or dispatch_owes_ending or notices_owe_ending;
