-- The seat was turned to a way in which who had it does not help: no giving back, which keeps her from being asked again for hours.
-- What was turned before this, or by an older version beside this one, counts as given back still.
alter table offer add column turned_away boolean not null default false;
