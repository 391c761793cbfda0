-- The hospital may have written down another number than its authority gives later. Both are kept.
select set_config('app.tenant', '*', true);
alter table receipt add column id uuid default gen_random_uuid();
alter table receipt add column by_hand boolean not null default false;
update receipt r set id = notice_id,
  by_hand = exists (select from delivery d where d.notice_id = r.notice_id and d.outcome = 'FILED_BY_HAND');
alter table receipt alter column id set not null;
alter table receipt drop constraint receipt_pkey;
alter table receipt add primary key (id);
alter table receipt add unique (notice_id, by_hand);
