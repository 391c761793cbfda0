-- The hospital's name as the notice's words say it, for lists and their search. It goes with the words.
select set_config('app.tenant', '*', true);
alter table notice_body add column hospital_name text;
update notice_body
  set hospital_name = cast(convert_from(body, 'UTF8') as json) -> 'reporter' ->> 'hospital';
