-- How often a notice was given up: the desk is rung about it anew each time.
alter table notice add column times_given_up int not null default 0;

-- What rings for a notice until it is stuck no more, and dispatch-service has been told so.
create index call_undelivered on call (subject) where kind = 'UNDELIVERED' and state <> 'OVER';
drop index call_due;
create index call_due on call (next_attempt_at) where state in ('SENDING', 'ENDING');
