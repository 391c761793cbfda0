-- Duties may come without a report more than once while one report is the newest.
drop index notice_once;
create unique index notice_once on notice (incident_id, authority, report_no, kind) where kind not in ('FINAL', 'AGAIN');
