-- An engineer's own rows were found by comparing text built from each responder, so that each look read all of them.
-- Compared as ids, the primary key of responder finds them.
do $$
declare
  own text := $p$ responder.engineer_id = case
    when starts_with(current_setting('app.tenant', true), 'engineer/')
    then substr(current_setting('app.tenant', true), 10)::uuid end $p$;
  on_it text := 'alter policy on_it on %I using (exists (select from responder where responder.%I = %I.%I and '
    || own || '))';
  name text;
begin
  foreach name in array array['report', 'report_words', 'report_contact', 'ending', 'seat', 'duty', 'happening',
      'attachment', 'attachment_words', 'attachment_chunk', 'trace'] loop
    execute format(on_it, name, 'incident_id', name, 'incident_id');
  end loop;
  execute format(on_it, 'incident', 'incident_id', 'incident', 'id');
  execute format(on_it, 'hospital', 'hospital_id', 'hospital', 'id');
  execute format('alter policy on_it on responder using (%s)', own);
end $$;

-- What was filed since a time. Incidents lie in the order in which they were filed, so ranges of pages suffice, which
-- cost a report next to nothing.
create index incident_filed on incident using brin (filed_at) with (pages_per_range = 16, autosummarize = on);

-- Few are withdrawn; a list of those must not walk past all others.
create index incident_withdrawn on incident (id) where status = 'WITHDRAWN';
