-- Since when help is wanted from somebody in this way, where that is not since her yes: on site in place of remotely, or
-- back.
alter table post add column turned_at timestamptz;
-- Whoever has named no time gets the usual one from now on, so that nobody is late by this.
select set_config('app.tenant', '*', true);
update post set next_at = now(), turned_at = now()
where next_at is null and ended_at is null and expected_at is null and state in ('ACCEPTED', 'EN_ROUTE');
