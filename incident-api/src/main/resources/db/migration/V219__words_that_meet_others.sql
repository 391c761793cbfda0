-- What was typed into a form, as a hash salted by its key: the same form with other words is no double click. Rows from
-- before have none and are the same whatever was typed.
alter table submission add column fields text;

-- The newest report that whoever typed an answer has seen: where a later one changed what is known of the question, the
-- answer is not sent unseen. 0: typed before this was kept.
alter table draft_answer add column revision integer not null default 0;
