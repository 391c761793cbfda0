-- Whether a way to somebody works: a test goes out by it, and she confirms that it arrived. Of the
-- address itself only a hash is kept, to see whether it is still the same.
create table contact_test (
  id           uuid primary key,
  engineer_id  uuid not null references engineer,
  position     int not null,
  way          text not null,
  to_hash      bytea not null,
  asked_at     timestamptz not null,
  passed_on_at timestamptz,
  word_hash    bytea unique check (length(word_hash) = 32),
  confirmed_at timestamptz
);
create index contact_test_of on contact_test (engineer_id, id);
create index contact_test_waiting on contact_test (asked_at) where passed_on_at is null;

alter table contact_test enable row level security;
alter table contact_test force row level security;
create policy contact_test_own on contact_test using (
  current_setting('app.tenant', true) in ('*', 'engineer/' || engineer_id));
grant select, insert, update on contact_test to ${app};
