-- What the figures count an incident by is its hospital as the directory had it when the incident was filed, or its
-- list brought in: a hospital that moves, changes hands or its beds leaves years that are over as they were. What is
-- stored already is as the directory has it today.
select set_config('app.tenant', '*', true);

do $$
declare
  name text;
begin
  foreach name in array array['incident', 'past_incident'] loop
    execute format('alter table %I add column prefecture text, add column founder text, add column beds integer, '
      || 'add column functions text[]', name);
    execute format('update %I i set prefecture = h.prefecture, founder = h.founder, beds = h.beds, '
      || 'functions = h.functions from hospital h where h.id = i.hospital_id', name);
    execute format('alter table %I alter column prefecture set not null, alter column founder set not null, '
      || 'alter column functions set not null', name);
  end loop;
end $$;

-- For the version before, which may still file beside this one and does not say them.
create function counted_as_it_is() returns trigger language plpgsql as $$
begin
  select h.prefecture, h.founder, h.beds, h.functions into new.prefecture, new.founder, new.beds, new.functions
  from hospital h where h.id = new.hospital_id;
  return new;
end
$$;

create trigger counted_as_it_is before insert on incident for each row
  when (new.prefecture is null) execute function counted_as_it_is();
create trigger counted_as_it_is before insert on past_incident for each row
  when (new.prefecture is null) execute function counted_as_it_is();
