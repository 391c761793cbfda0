-- Asked at each filing, by a caller who may not see other hospitals: which of these functions no other hospital of the
-- area has. It sees the whole directory while it runs, and lets out nothing but these codes.
create function functions_nobody_near_has(functions text[], area text, own uuid) returns setof text
language plpgsql as $$
declare
  tenant text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '*', true);
  return query
    select f.code from unnest(functions_nobody_near_has.functions) f (code)
    where not exists (
      select from hospital h where h.secondary_medical_area = area and h.id <> own
        and h.functions <> '{}' and f.code = any(h.functions));
  perform set_config('app.tenant', tenant, true);
end
$$;
