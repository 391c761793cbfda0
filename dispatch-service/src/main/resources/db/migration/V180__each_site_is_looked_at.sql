-- When somebody was last looked for who could move there: those behind it have their turn first.
alter table dispatch add column looked_at timestamptz;
