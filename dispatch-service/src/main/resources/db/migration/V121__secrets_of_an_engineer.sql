-- With what the webhooks to an engineer's own system are signed. One for each engineer; it has to be
-- readable, for it signs.
create table webhook_secret (
  engineer_id uuid primary key references engineer,
  secret      text not null,
  made_at     timestamptz not null
);

-- A calendar's secret address. Only its hash is kept; no row, no calendar.
create table calendar_address (
  engineer_id uuid primary key references engineer,
  word_hash   bytea not null unique check (length(word_hash) = 32),
  made_at     timestamptz not null
);

do $$
declare each text;
begin
  foreach each in array array['webhook_secret', 'calendar_address'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format(
      $policy$
      create policy %I on %I using (
        current_setting('app.tenant', true) in ('*', 'engineer/' || engineer_id))
      $policy$,
      each || '_own', each);
    execute format('grant select, insert, update, delete on %I to ${app}', each);
  end loop;
end $$;
