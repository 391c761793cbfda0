-- In which pass through all ways an attempt was made, so that it is known of each pass whether it reached
-- anybody. call.reached is read no more: it is counted from the attempts and what the gateway told of them.
alter table call_attempt add column pass int not null default 1;
