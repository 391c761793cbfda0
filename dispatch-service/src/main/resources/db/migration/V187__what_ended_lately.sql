-- That all offers are accounted for is looked at every few seconds for what runs or has ended lately,
-- however many dispatches there ever were.
create index dispatch_ended on dispatch (phase_at) where phase_at is not null;
