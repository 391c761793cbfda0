-- The words of the items that a report tells in words, by the item's code. Which are known is in the facts.
alter table report_words add column items jsonb;

-- When a call or a paper reached the duty desk; filed_at is when it was typed in.
alter table report add column received_at timestamptz;
