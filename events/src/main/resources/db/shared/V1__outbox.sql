-- What has happened and is still to be told to Kafka; kept after it was told (a broker may lose it).
create table outbox (
  id           bigint generated always as identity primary key,
  event_id     uuid not null unique,
  topic        text not null,
  incident_id  uuid not null,
  tenant       uuid not null,
  type         text not null,
  payload      text not null,
  happened_at  timestamptz not null,
  traceparent  text,
  written_at   timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  partition    int,
  ack_offset   bigint
);
create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_incident on outbox (incident_id, id);
create index outbox_acks on outbox (topic, partition, ack_offset) where partition is not null;

-- Whoever may do a thing may write down that it happened; only our own machinery reads it.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_written on outbox for insert with check (true);
create policy outbox_read on outbox for select using (current_setting('app.tenant', true) = '*');
create policy outbox_marked on outbox for update using (current_setting('app.tenant', true) = '*');
grant select, insert, update on outbox to ${app};
