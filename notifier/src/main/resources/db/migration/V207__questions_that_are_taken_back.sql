-- Whoever asked may take the question back: nobody waits for its answer any more.
alter table question add column withdrawn_at timestamptz;
alter table question add column withdrawn_by text;
