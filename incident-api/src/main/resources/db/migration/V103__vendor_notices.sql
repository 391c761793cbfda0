-- Notices of vendors that the desk filed for many hospitals: the same one again is known again.
create table vendor_notice (
  fingerprint text        primary key,
  campaign_id uuid        not null references campaign deferrable initially deferred,
  vendor      text        not null,
  filed_by    text        not null,
  filed_at    timestamptz not null
);

alter table vendor_notice enable row level security;
alter table vendor_notice force row level security;
create policy desk on vendor_notice
  using (current_setting('app.tenant', true) = '*')
  with check (current_setting('app.tenant', true) = '*');

grant select, insert on vendor_notice to ${app};
