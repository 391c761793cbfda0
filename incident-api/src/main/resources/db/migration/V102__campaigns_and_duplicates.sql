-- One attack on many hospitals. Each incident keeps its own hospital, its own reports and its own clock.
--
-- A campaign has no hospital of its own: the desk sees all, and whoever sees an incident of it sees
-- its name and its advice, which the desk writes for all of them to read.
create table campaign (
  id         uuid        primary key,
  name       text        not null,
  advice     text,
  started_by text        not null,
  started_at timestamptz not null,
  version    bigint      not null
);

alter table incident
  add column campaign_id        uuid references campaign,
  add column merged_into        uuid references incident,
  add column merged_into_number text,
  add column took_in            integer not null default 0;

create index incident_of_campaign on incident (campaign_id) where campaign_id is not null;
create index incident_merged on incident (merged_into) where merged_into is not null;

-- What it turned out to be: ATTACK, NEAR_MISS, FAULT. Rows of before hold only whether it was an attack.
alter table ending add column kind text;

alter table campaign enable row level security;
alter table campaign force row level security;
create policy desk on campaign
  using (current_setting('app.tenant', true) = '*')
  with check (current_setting('app.tenant', true) = '*');
-- The incident's own policies decide which incidents this looks at.
create policy one_of_its_own on campaign for select
  using (exists (select 1 from incident where incident.campaign_id = campaign.id));

grant select, insert, update on campaign to ${app};
