-- Whoever comes on duty is asked for what is real before she is asked for a drill.
drop index dispatch_running;
create index dispatch_running on dispatch (drill, priority desc, opened_at, id) where phase = 'RUNNING';
