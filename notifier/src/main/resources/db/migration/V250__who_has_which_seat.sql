-- Who has each seat, by the latest that was heard of it: Kafka may bring what was earlier later.
create table held_seat (
  id          uuid primary key,
  incident_id uuid not null,
  seat        text not null,
  engineer_id uuid,
  version     bigint not null,
  at          timestamptz not null
);
alter table held_seat enable row level security;
alter table held_seat force row level security;
create policy held_seat_ours on held_seat using (current_setting('app.tenant', true) = '*');
grant select, insert, update on held_seat to ${app};
