-- Files of incidents. What is registered stays; names and bytes lie apart, so that they can be erased.
create table attachment (
  id            uuid        primary key,
  incident_id   uuid        not null references incident,
  hospital_id   uuid        not null,
  at            timestamptz not null,
  size          bigint      not null,
  sha256        bytea       not null,
  type          text        not null,
  declared_type text,
  scan          text        not null,
  scan_detail   text,
  scanned_at    timestamptz,
  next_scan_at  timestamptz,
  erased_at     timestamptz
);
create index attachment_of_incident on attachment (incident_id, id);
create index attachment_of_hospital on attachment (hospital_id) where erased_at is null;
create index attachment_to_scan on attachment (id)
  where erased_at is null and (next_scan_at is not null or scan = 'NOT_CONFIGURED');

create table attachment_words (
  attachment_id uuid   primary key references attachment,
  incident_id   uuid   not null,
  hospital_id   uuid   not null,
  name          text   not null,
  sent_by       text   not null,
  warnings      text[] not null
);
create index attachment_words_of_incident on attachment_words (incident_id);

create table attachment_chunk (
  attachment_id uuid    not null references attachment,
  no            integer not null,
  incident_id   uuid    not null,
  hospital_id   uuid    not null,
  bytes         bytea   not null,
  primary key (attachment_id, no)
);
create index attachment_chunk_of_incident on attachment_chunk (incident_id);
-- Pictures and archives do not get smaller; pressing them costs time for nothing.
alter table attachment_chunk alter column bytes set storage external;

do $$
declare
  name text;
begin
  foreach name in array array['attachment', 'attachment_words', 'attachment_chunk'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($p$create policy own on %I
      using (current_setting('app.tenant', true) in ('*', hospital_id::text))
      with check (current_setting('app.tenant', true) in ('*', hospital_id::text))$p$, name);
    execute format($p$create policy on_it on %I for select using (exists (
      select 1 from responder where responder.incident_id = %I.incident_id
      and 'engineer/' || responder.engineer_id = current_setting('app.tenant', true)))$p$, name, name);
  end loop;
end $$;

grant select, insert on attachment to ${app};
grant update (scan, scan_detail, scanned_at, next_scan_at, erased_at) on attachment to ${app};
grant select, insert, delete on attachment_words, attachment_chunk to ${app};
