-- Another law's final may come to be due, or be handed on by a merged incident, while the newest report was made a final already.
alter table notice drop constraint notice_incident_id_authority_report_no_kind_key;
create unique index notice_once on notice (incident_id, authority, report_no, kind) where kind <> 'FINAL';
create index notice_of_incident on notice (incident_id, authority, report_no);
