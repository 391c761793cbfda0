-- Its first and its last day; none for a hospital that was always there, and for one that still is.
alter table hospital add column opened_on date, add column closed_on date;

-- As before (V217), and of the hospitals that are there on this day. The version before asks without one.
create function functions_nobody_near_has(functions text[], area text, own uuid, day date) returns setof text
language plpgsql as $$
declare
  tenant text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '*', true);
  return query
    select f.code from unnest(functions_nobody_near_has.functions) f (code)
    where not exists (
      select from hospital h where h.secondary_medical_area = area and h.id <> own
        and h.functions <> '{}' and f.code = any(h.functions)
        and coalesce(h.opened_on <= day, true) and coalesce(h.closed_on >= day, true));
  perform set_config('app.tenant', tenant, true);
end
$$;
