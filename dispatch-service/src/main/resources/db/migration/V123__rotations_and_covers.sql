-- Who is on duty in turn. Turns are worked out, not stored: a rotation is a rule.
create table rotation (
  id            uuid primary key,
  name          text not null,
  starts_on     date not null,
  ends_on       date,
  hands_over_at time not null,
  every_days    int not null check (every_days between 1 and 366),
  participants  uuid[] not null,
  check (ends_on is null or ends_on >= starts_on)
);

-- One engineer on duty for another for a time: ordered by the desk, or a swap that the other agreed
-- to. `of_id` null is somebody put on duty beside the plan.
create table cover (
  id        uuid primary key,
  of_id     uuid references engineer,
  by_id     uuid not null references engineer,
  starts_at timestamptz not null,
  ends_at   timestamptz not null,
  state     text not null check (state in ('ORDERED', 'OFFERED', 'AGREED', 'DECLINED', 'WITHDRAWN')),
  at        timestamptz not null,
  check (starts_at < ends_at),
  check (of_id is null or of_id <> by_id)
);
create index cover_ends on cover (ends_at) where state in ('ORDERED', 'AGREED');

alter table rotation enable row level security;
alter table rotation force row level security;
create policy rotation_read on rotation for select
  using (current_setting('app.tenant', true) = '*'
    or current_setting('app.tenant', true) in (select 'engineer/' || p from unnest(participants) p));
create policy rotation_written on rotation using (current_setting('app.tenant', true) = '*');

alter table cover enable row level security;
alter table cover force row level security;
create policy cover_of_both on cover using (
  current_setting('app.tenant', true) in ('*', 'engineer/' || of_id, 'engineer/' || by_id));

grant select, insert, update, delete on rotation to ${app};
grant select, insert, update on cover to ${app};
