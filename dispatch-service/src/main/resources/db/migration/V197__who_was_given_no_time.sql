-- Whoever said yes to an instance from before V191 while this version ran beside it: no time was written for her. The
-- timer finds her by this; mostly it holds nobody but those at a triage.
create index post_without_a_time on post (id)
  where next_at is null and ended_at is null and not late_told and state in ('ACCEPTED', 'EN_ROUTE');
