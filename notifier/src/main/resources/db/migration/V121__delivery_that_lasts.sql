-- What the courier must not forget over a restart: how often it failed since it began to try, and which
-- attempt left without a word of its end.
alter table notice
  add column failures     int not null default 0,
  add column trying_since timestamptz,
  add column left_attempt int not null default 0,
  add column left_by      text;

-- How the line to each authority stands, for all instances: failures in a row, and until when nobody calls.
create table line (
  authority  text primary key,
  failures   int not null,
  shut_until timestamptz
);

-- That a person chose another way for one notice: who, when and why. Insert-only.
create table notice_way (
  id          uuid primary key,
  notice_id   uuid not null references notice,
  hospital_id uuid not null,
  way         text not null,
  reason      text not null,
  chosen_by   text not null,
  chosen_at   timestamptz not null
);
create index notice_way_notice on notice_way (notice_id, id);

do $$
declare t text;
begin
  foreach t in array array['line','notice_way'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (current_setting(''app.tenant'', true) = ''*'')',
      t || '_everything', t);
  end loop;
end $$;
create policy notice_way_of_hospital on notice_way
  using (hospital_id::text = current_setting('app.tenant', true));
grant select, insert, update on line to ${app};
grant select, insert on notice_way to ${app};
