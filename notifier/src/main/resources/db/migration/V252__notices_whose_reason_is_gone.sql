-- Since when nobody need be told by a notice that had not left: it is a DRAFT for good, and goes nowhere.
alter table notice add column held_at timestamptz;
