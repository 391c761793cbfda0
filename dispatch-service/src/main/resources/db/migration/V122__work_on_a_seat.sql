-- One engineer at work on one seat, from her yes until she leaves it: when she is expected, when she
-- has to say that she is well, and how long it took.
create table post (
  id              uuid primary key,
  dispatch_id     uuid not null references dispatch,
  hospital_id     uuid not null,
  seat            text not null,
  engineer_id     uuid not null references engineer,
  mode            text not null check (mode in ('REMOTE', 'ON_SITE')),
  state           text not null,
  accepted_at     timestamptz not null,
  expected_at     timestamptz,
  late_told       boolean not null,
  check_due_at    timestamptz,
  asked_at        timestamptz,
  alarmed         boolean not null,
  next_at         timestamptz,
  ended_at        timestamptz,
  planned_minutes int check (planned_minutes between 0 and 100000),
  worked_minutes  int check (worked_minutes between 0 and 100000),
  unique (dispatch_id, seat, engineer_id, accepted_at)
);
create index post_of_dispatch on post (dispatch_id);
create index post_due on post (next_at) where next_at is not null;

-- The first-hour card as it was ticked. Nothing is overwritten: the newest row of an item counts.
create table tick (
  id           uuid primary key,
  dispatch_id  uuid not null references dispatch,
  hospital_id  uuid not null,
  seat         text not null,
  item         text not null,
  mark         text not null check (mark in ('DONE', 'NOT_APPLICABLE', 'OPEN')),
  card_version text not null,
  at           timestamptz not null
);
create index tick_of_dispatch on tick (dispatch_id, id);

-- What was found and learnt, by the lead, for the desk. Words of people, so in a table of its own.
create table after_action (
  dispatch_id uuid primary key references dispatch,
  hospital_id uuid not null,
  found       text not null,
  causes      text[] not null,
  lessons     text,
  at          timestamptz not null
);

do $$
declare each text;
begin
  foreach each in array array['post', 'tick', 'after_action'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format(
      $policy$
      create policy %I on %I using (
        current_setting('app.tenant', true) = '*' or exists (
          select from offer
          where offer.dispatch_id = %I.dispatch_id
            and 'engineer/' || offer.engineer_id = current_setting('app.tenant', true)
            and offer.phase = 'ACCEPTED' and offer.released_at is null))
      $policy$,
      each || '_concerned', each, each);
  end loop;
end $$;
grant select, insert, update on post, after_action to ${app};
grant select, insert on tick to ${app};
