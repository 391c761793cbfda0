-- The first answer to each Idempotency-Key, kept seven days. A caller sees its own only.
create table idempotency_key (
  caller     text not null,
  method     text not null,
  path       text not null,
  key        text not null,
  body_hash  bytea not null,
  status     int,
  headers    text,
  body       bytea,
  kept_since timestamptz not null,
  primary key (caller, method, path, key)
);
create index idempotency_key_age on idempotency_key (kept_since);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_key_of_caller on idempotency_key
  using (caller = current_setting('app.caller', true) or current_setting('app.tenant', true) = '*');
grant select, insert, update, delete on idempotency_key to ${app};

-- Who did what to which object, when. The application can add to it and cannot change it.
create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  caller  text not null,
  action  text not null,
  tenant  uuid,
  object  text not null,
  codes   jsonb not null default '{}'
);
create index audit_object on audit (object, id);
alter table audit enable row level security;
alter table audit force row level security;
create policy audit_added on audit for insert with check (true);
create policy audit_read on audit for select using (current_setting('app.tenant', true) = '*');
grant select, insert on audit to ${app};

-- How far this service's clock is moved, in seconds. Read only where the configuration says that the
-- clock may be moved: on a developer's machine and in tests. It says nothing about any tenant.
create table clock_offset (
  only_row boolean primary key default true check (only_row),
  seconds  bigint not null
);
insert into clock_offset (seconds) values (0);
grant select on clock_offset to ${app};
