-- What the control room knows of an incident, and the help that is sent: one row for each incident.
create table dispatch (
  id                     uuid primary key,
  incident_id            uuid not null unique,
  hospital_id            uuid not null,
  revision               int not null,
  heard                  bigint not null,
  told                   bigint not null,
  priority               int not null,
  offers_made            bigint not null,
  phase                  text not null
    check (phase in ('NOT_NEEDED', 'AWAITING_DESK', 'RUNNING', 'STOOD_DOWN', 'DONE')),
  phase_at               timestamptz,
  opened_at              timestamptz not null,
  tried_at               timestamptz,
  category               text not null,
  care_impact            text[] not null,
  prefecture             text not null,
  secondary_medical_area text,
  vendors                text[] not null,
  check ((phase in ('AWAITING_DESK', 'STOOD_DOWN', 'DONE')) = (phase_at is not null))
);
create index dispatch_desk on dispatch (phase_at) where phase = 'AWAITING_DESK';

create table seat (
  id               uuid primary key,
  dispatch_id      uuid not null references dispatch,
  hospital_id      uuid not null,
  position         int not null,
  name             text not null,
  kind             text not null,
  mode             text not null check (mode in ('REMOTE', 'ON_SITE')),
  round            int not null,
  phase            text not null check (phase in ('OPEN', 'ASKED', 'UNANSWERED', 'HELD')),
  unanswered_since timestamptz,
  engineer_id      uuid references engineer,
  progress         text
    check (progress in ('ACCEPTED', 'EN_ROUTE', 'ARRIVED', 'WORKING', 'DONE')),
  accepted_at      timestamptz,
  expected_at      timestamptz,
  unique (dispatch_id, name),
  check ((phase = 'UNANSWERED') = (unanswered_since is not null)),
  check ((phase = 'HELD') = (engineer_id is not null)),
  check ((phase = 'HELD') = (progress is not null)),
  check ((phase = 'HELD') = (accepted_at is not null))
);
create index seat_of_engineer on seat (engineer_id, accepted_at) where engineer_id is not null;
create index seat_at_work on seat (engineer_id) where progress <> 'DONE';
create index seat_unanswered on seat (dispatch_id) where phase = 'UNANSWERED';

create table offer (
  id                uuid primary key,
  dispatch_id       uuid not null references dispatch,
  seat_id           uuid not null references seat,
  hospital_id       uuid not null,
  engineer_id       uuid not null references engineer,
  way               text not null check (way in ('RANKED', 'HANDOVER', 'BY_HAND')),
  round             int not null,
  why               text[] not null,
  made_at           timestamptz not null,
  expires_at        timestamptz not null,
  phase             text not null
    check (phase in ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
  ended_at          timestamptz,
  decline_reason    text,
  withdrawn_because text,
  released_at       timestamptz,
  check ((phase = 'OPEN') = (ended_at is null)),
  check ((phase = 'DECLINED') = (decline_reason is not null)),
  check ((phase = 'WITHDRAWN') = (withdrawn_because is not null)),
  check (released_at is null or phase = 'ACCEPTED')
);
create index offer_of_seat on offer (seat_id);
create index offer_of_dispatch on offer (dispatch_id, engineer_id);
create index offer_of_engineer on offer (engineer_id, id);
create index offer_ends on offer (expires_at) where phase = 'OPEN';

-- The second wall behind the lock on the dispatch: one seat, one engineer; one offer at a time. Who
-- sits is asked at the commit, for in a hand-over one comes before the other has gone.
alter table offer add constraint offer_one_sits
  exclude using btree (seat_id with =) where (phase = 'ACCEPTED' and released_at is null)
  deferrable initially deferred;
create unique index offer_one_open on offer (seat_id, engineer_id) where phase = 'OPEN';

-- What people wrote beside a step, in a table of its own, so that it can be erased alone.
create table remark (
  id          uuid primary key,
  dispatch_id uuid not null references dispatch,
  hospital_id uuid not null,
  seat        text not null,
  action      text not null,
  author      text not null,
  words       text not null,
  at          timestamptz not null
);
create index remark_of_dispatch on remark (dispatch_id, at);

-- Her own offers only: who else was asked, and what they said, is not hers to know.
alter table offer enable row level security;
alter table offer force row level security;
create policy offer_own on offer using (
  current_setting('app.tenant', true) in ('*', 'engineer/' || engineer_id));

-- What belongs to a dispatch is for those who stand before an open offer for it or sit on one of its
-- seats. Whoever sits has an accepted offer that is not released, also when put there by hand.
do $$
declare each text;
begin
  foreach each in array array['dispatch', 'seat', 'remark'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format(
      $policy$
      create policy %I on %I using (
        current_setting('app.tenant', true) = '*' or exists (
          select from offer
          where offer.dispatch_id = %I.%I
            and 'engineer/' || offer.engineer_id = current_setting('app.tenant', true)
            and (offer.phase = 'OPEN' or offer.phase = 'ACCEPTED' and offer.released_at is null)))
      $policy$,
      each || '_concerned', each, each, case each when 'dispatch' then 'id' else 'dispatch_id' end);
  end loop;
end $$;

grant select, insert, update on dispatch, seat, offer to ${app};
grant select, insert on remark to ${app};
