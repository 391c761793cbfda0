-- Ways in for a hospital that cannot sign in: a link on a printed card, which takes reports and shows nothing, and a
-- receipt code, which follows one incident. Both are random, kept as hashes only, and end when somebody ends them.

create table hospital_link (
  id          uuid        primary key,
  hospital_id uuid        not null references hospital,
  token_hash  bytea       not null unique,
  made_by     text        not null,
  made_at     timestamptz not null,
  revoked_by  text,
  revoked_at  timestamptz
);

create table receipt_code (
  id          uuid        primary key,
  incident_id uuid        not null references incident,
  hospital_id uuid        not null,
  code_hash   bytea       not null unique,
  made_by     text        not null,
  made_at     timestamptz not null,
  ended_at    timestamptz
);

create index receipt_code_of_incident on receipt_code (incident_id);

do $$
declare
  name text;
begin
  foreach name in array array['hospital_link', 'receipt_code'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own on %I using (current_setting(''app.tenant'', true) in (''*'', hospital_id::text))'
      || ' with check (current_setting(''app.tenant'', true) in (''*'', hospital_id::text))', name);
  end loop;
end $$;

grant select, insert, update on hospital_link, receipt_code to ${app};
