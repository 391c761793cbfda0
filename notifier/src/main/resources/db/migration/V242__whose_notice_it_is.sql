-- The hospital's name as the notice's words say it, for lists and their search. It goes with the words. Generated, for an older
-- notifier beside this one keeps words without it. convert_from may differ by what encodings a database defines; UTF8 does not.
create function hospital_named_in(body bytea) returns text language sql immutable strict parallel safe as $$
  select cast(convert_from(body, 'UTF8') as json) -> 'reporter' ->> 'hospital'
$$;
alter table notice_body add column hospital_name text generated always as (hospital_named_in(body)) stored;
