-- What is about no dispatch, and so about no incident that would end it, is looked for by its age.
create index desk_alarm_to_erase on desk_alarm (raised_at) where dispatch_id is null;
