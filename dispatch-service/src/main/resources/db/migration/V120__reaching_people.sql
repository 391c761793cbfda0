-- How long a way waits for the one before it to be answered.
alter table contact add column after_seconds int check (after_seconds between 0 and 3600);

-- A link with which one engineer answers one offer without signing in. One for each call that
-- carries it: `id` is the call's. The word itself is not kept.
create table answer_link (
  id          uuid primary key,
  offer_id    uuid not null references offer,
  engineer_id uuid not null references engineer,
  word_hash   bytea not null unique check (length(word_hash) = 32),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index answer_link_of_offer on answer_link (offer_id);

-- Whoever holds the word is nobody to us; the service looks for her, with sight of everything.
alter table answer_link enable row level security;
alter table answer_link force row level security;
create policy answer_link_ours on answer_link using (current_setting('app.tenant', true) = '*');
grant select, insert, update on answer_link to ${app};
