-- What a dispatch's urgency and its seats rest on, as codes.
alter table dispatch
  add affected_systems text[] not null default '{}',
  add functions        text[] not null default '{}',
  add alone_in         text[] not null default '{}',
  add gaps             text[] not null default '{}',
  add priority_why     text[] not null default '{}';

-- Seats that were there before were all asked for by configuration or by a person.
alter table seat
  add mandatory       boolean not null default true,
  add preferred_level int not null default 0,
  add done_at         timestamptz,
  drop constraint seat_phase_check,
  add constraint seat_phase_check
    check (phase in ('OPEN', 'ASKED', 'UNANSWERED', 'HELD', 'CLOSED'));

alter table offer
  add released_because text,
  add check (released_because is null or phase = 'ACCEPTED');
create index offer_taken on offer (engineer_id, ended_at) where phase = 'ACCEPTED';
create index offer_taken_at on offer (ended_at) where phase = 'ACCEPTED';
create index dispatch_running on dispatch (priority desc, opened_at, id) where phase = 'RUNNING';
create index offer_declined on offer (engineer_id, ended_at) where phase = 'DECLINED';

-- Every look for somebody with all that it rested on. It names whoever was not asked and why not, so
-- the desk alone sees it. Written once.
create table searched (
  id          uuid primary key,
  dispatch_id uuid not null references dispatch,
  hospital_id uuid not null,
  seat        text not null,
  round       int not null,
  at          timestamptz not null,
  asked       text[] not null,
  choice      jsonb not null
);
create index searched_of_dispatch on searched (dispatch_id, id);

-- Employers that do not work for a vendor's customers, as their people have said.
create table conflict (
  id          uuid primary key,
  employer    text not null,
  vendor      text not null,
  said_by     uuid not null references engineer,
  dispatch_id uuid not null references dispatch,
  at          timestamptz not null
);

do $$
declare each text;
begin
  foreach each in array array['searched', 'conflict'] loop
    execute format('alter table %I enable row level security', each);
    execute format('alter table %I force row level security', each);
    execute format(
      $policy$create policy %I on %I using (current_setting('app.tenant', true) = '*')$policy$,
      each || '_of_the_desk', each);
  end loop;
end $$;

grant select, insert on searched to ${app};
grant select, insert, delete on conflict to ${app};
