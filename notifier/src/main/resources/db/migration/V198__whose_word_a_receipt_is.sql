-- Whether a receipt's entry in the chain says whose word it is. What was entered before does not.
select set_config('app.tenant', '*', true);
alter table receipt add column enters_by_hand boolean not null default false;

-- A duty that has the receipt of a merged incident is served by no draft of this one any more.
update duty d set notice_id = null from notice n
  where n.id = d.notice_id and d.state = 'RECEIPTED' and n.state <> 'RECEIPTED';
