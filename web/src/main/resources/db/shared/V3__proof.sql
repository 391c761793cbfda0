-- The chain: what was entered, and the checkpoints that seal it in batches. An entry holds hashes
-- and a subject only; what it says lies with its owner. Its place is given after its transaction.
create table proof_entry (
  id           bigint generated always as identity primary key,
  subject      text not null unique,
  tenant       uuid,
  at           timestamptz not null,
  content_hash bytea not null,
  salt         bytea not null,
  words_hash   bytea,
  words_salt   bytea,
  position     bigint unique
);
create index proof_entry_waiting on proof_entry (id) where position is null;

create table proof_checkpoint (
  number         bigint primary key,
  first_position bigint not null unique,
  last_position  bigint not null unique,
  at             timestamptz not null,
  jws            text not null
);

alter table proof_entry enable row level security;
alter table proof_entry force row level security;
create policy proof_entry_added on proof_entry for insert with check (true);
create policy proof_entry_everything on proof_entry
  using (current_setting('app.tenant', true) = '*');
create policy proof_entry_of_hospital on proof_entry for select
  using (tenant::text = current_setting('app.tenant', true));
alter table proof_checkpoint enable row level security;
alter table proof_checkpoint force row level security;
create policy proof_checkpoint_everything on proof_checkpoint
  using (current_setting('app.tenant', true) = '*');
-- A checkpoint says nothing about anybody; whoever is signed in may keep it.
create policy proof_checkpoint_read on proof_checkpoint for select
  using (current_setting('app.tenant', true) <> '-');

-- What is entered stays: its place is given once, and the salt of erased words goes with them.
grant select, insert on proof_entry, proof_checkpoint to ${app};
grant update (position, words_salt) on proof_entry to ${app};
-- The audit's row and its entry are written together, under an id that is known before.
grant usage on sequence audit_id_seq to ${app};
