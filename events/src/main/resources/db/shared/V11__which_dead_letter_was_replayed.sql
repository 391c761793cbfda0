-- An offset is a dead letter's only as long as its topic lives: where Kafka began empty, another one lies there. Claims
-- from before this column hold for what was put aside before them.
alter table dead_letter_replay
  add column put_aside_at timestamptz not null default '-infinity',
  drop constraint dead_letter_replay_pkey,
  add primary key (topic, partition, "offset", put_aside_at);
