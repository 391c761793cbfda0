-- What a hospital has answered to the questions of a report that is not sent yet: one row for each question, with an
-- edition, so that two colleagues at once see each other's answers and overwrite none. What was typed is kept as it was
-- typed, and is gone once the report is sent.

create table draft_answer (
  id          uuid        primary key,
  incident_id uuid        not null references incident,
  hospital_id uuid        not null,
  question    text        not null,
  edition     integer     not null,
  typed       jsonb       not null,
  typed_by    text        not null,
  typed_at    timestamptz not null,
  unique (incident_id, question)
);

alter table draft_answer enable row level security;
alter table draft_answer force row level security;
create policy own on draft_answer
  using (current_setting('app.tenant', true) in ('*', hospital_id::text))
  with check (current_setting('app.tenant', true) in ('*', hospital_id::text));

grant select, insert, update, delete on draft_answer to ${app};
