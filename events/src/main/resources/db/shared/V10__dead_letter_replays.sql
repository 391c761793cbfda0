-- Which records of the dead-letter topics were produced again: each once.
create table dead_letter_replay (
  topic       text not null,
  partition   int not null,
  "offset"    bigint not null,
  replayed_at timestamptz not null default clock_timestamp(),
  primary key (topic, partition, "offset")
);
alter table dead_letter_replay enable row level security;
alter table dead_letter_replay force row level security;
create policy dead_letter_replay_everything on dead_letter_replay
  using (current_setting('app.tenant', true) = '*');
grant select, insert on dead_letter_replay to ${app};
