-- Which way to somebody comes next, how often all were gone through, and whether one of them took
-- the words this time.
alter table call
  add column rung int not null default 0,
  add column pass int not null default 1,
  add column reached boolean not null default false;

-- The ledger of calls: each attempt, by which way, and what became of it. No address, no number, no
-- words: those are read when the call is made, and not kept.
create table call_attempt (
  id       uuid primary key,
  call_id  uuid not null references call,
  rung     int not null,
  way      text not null,
  at       timestamptz not null,
  outcome  text check (outcome in ('SENT', 'FAILED')),
  detail   text
);
create index call_attempt_of on call_attempt (call_id, at);
create index call_of_incident on call (incident_id, id);

-- What the telephone gateway told of an attempt. The same again is one row.
create table call_report (
  id         uuid primary key,
  attempt_id uuid not null references call_attempt,
  status     text not null,
  key        text not null,
  at         timestamptz not null,
  unique (attempt_id, status, key)
);

do $$
declare t text;
begin
  foreach t in array array['call_attempt', 'call_report'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (current_setting(''app.tenant'', true) = ''*'')',
      t || '_everything', t);
  end loop;
end $$;
grant select, insert, update on call_attempt to ${app};
grant select, insert on call_report to ${app};
