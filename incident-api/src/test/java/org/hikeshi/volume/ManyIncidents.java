package org.hikeshi.volume;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hikeshi.web.testing.TestTokens;

/// Incidents of three years at many hospitals, with what the other services said of each: the
/// newest are open, a hundred more are closed and wait for an authority's receipt, one in a hundred
/// is hospital A's, one in five hundred engineer 1's. Put in and taken out by the owner of the
/// tables.
final class ManyIncidents implements AutoCloseable {

  private static final List<String> FILLING =
      List.of(
          """
          insert into hospital (id, name, prefecture, functions, founder, vendors,
            responsible_officer, offline_backup, bcp, survey, forward, version)
          select uuidv7(), '多数病院 ' || n, lpad((1 + n % 47)::text, 2, '0'), '{}',
            (array['PRIVATE', 'MUNICIPAL', 'PREFECTURAL', 'STATE'])[1 + n % 4], '{}', 'UNKNOWN',
            'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'NOW', 0
          from generate_series(1, :hospitals) n
          """,
          """
          with at_hospital as (
            select id, row_number() over (order by id) - 1 as no from hospital
            where name like '多数病院 %')
          insert into incident (id, hospital_id, number, status, category, filed_at, revision, told,
            dispatch_id, dispatch_state, dispatch_heard, dispatch_answered, notices_heard,
            duties_answered, asked_at, version)
          select uuidv7(t.at - now()), case when n % 100 = 7 then ':hospital' else h.id end, 'N' || n,
            case when n <= :open then
              (array['REPORTED', 'DISPATCHING', 'RESPONDING', 'UNANSWERED'])[1 + n % 4]
              when n % 50 = 1 then 'WITHDRAWN' else 'RESOLVED' end,
            (array['RANSOMWARE', 'MALWARE', 'SYSTEM_FAULT'])[1 + n % 3], t.at, 1, 1, uuidv7(),
            'STAFFED', 1, 1, 1, 1, t.at, 0
          from generate_series(1, :incidents) n
          cross join lateral (select now() - n * (interval '3 years' / :incidents) as at) t
          join at_hospital h on h.no = n % :hospitals
          """,
          """
          insert into report (id, incident_id, hospital_id, no, filed_at, origin, forward, facts,
            final_for)
          select uuidv7(), id, hospital_id, 1, filed_at, 'HOSPITAL', 'NOW',
            '{"careImpact": ["DIALYSIS_STOPPED", "OUTPATIENT_STOPPED"], "entryRoute": "UNKNOWN"}',
            '{}'
          from incident where number like 'N%'
          """,
          """
          insert into report_words (report_id, incident_id, hospital_id, filed_by, summary)
          select id, incident_id, hospital_id, '当直', '電子カルテ端末に脅迫文が表示された'
          from report r where exists (
            select from incident i where i.id = r.incident_id and i.number like 'N%')
          """,
          """
          insert into duty (id, incident_id, hospital_id, version, authority, law, basis, stage,
            state, reasons, explanation_ja, explanation_en, known_on, due_on, received_on)
          select uuidv7(), i.id, i.hospital_id, 1, d.authority, 'APPI', 'STATUTORY', 'PRELIMINARY',
            case when o.open then 'SENDING' else 'RECEIPTED' end, '{ITEM_3}', '理由', 'reason',
            i.filed_at::date, i.filed_at::date + 5,
            case when o.open then null else i.filed_at::date + 2 end
          from incident i
          cross join lateral (select substr(i.number, 2)::int <= :open + 100 as open) o
          cross join (values ('ppc'), ('mhlw'), ('prefecture-14')) d (authority)
          where i.number like 'N%'
          """,
          """
          insert into seat (incident_id, seat, hospital_id, position, mode, state, engineer_id,
            accepted_at)
          select i.id, s.seat, i.hospital_id, s.position, 'REMOTE',
            case when i.status = 'RESOLVED' then 'DONE' when s.position = 0 then 'ACCEPTED'
              else 'OPEN' end,
            case when i.status <> 'RESOLVED' and s.position = 1 then null
              when substr(i.number, 2)::int % 500 = 50 then ':engineer'
              else ('00000000-0000-7000-8000-000000001'
                || lpad((substr(i.number, 2)::int % 500)::text, 3, '0'))::uuid
            end,
            i.filed_at + interval '20 minutes'
          from incident i cross join (values ('LEAD', 0), ('FORENSICS', 1)) s (seat, position)
          where i.number like 'N%'
          """,
          """
          insert into responder (engineer_id, incident_id, hospital_id)
          select distinct s.engineer_id, s.incident_id, s.hospital_id
          from seat s join incident i on i.id = s.incident_id
          where s.engineer_id is not null and i.number like 'N%'
          """,
          """
          insert into happening (id, incident_id, hospital_id, source, version, what, at, codes)
          select uuidv7(), i.id, i.hospital_id, w.source, w.version, w.what,
            i.filed_at + w.version * interval '20 minutes', w.codes::jsonb
          from incident i cross join (values
            ('INCIDENT_API', 1, 'ReportFiled', '{"no": "1"}'),
            ('DISPATCH_SERVICE', 1, 'OfferAccepted', '{"seat": "LEAD"}'),
            ('DISPATCH_SERVICE', 2, 'SeatProgressed', '{"seat": "LEAD", "state": "ARRIVED"}'),
            ('NOTIFIER', 1, 'NoticeDelivered', '{"authority": "ppc"}')) w (source, version, what, codes)
          where i.number like 'N%'
          """,
          """
          insert into past_incident (id, hospital_id, detected_on, category, care_impact,
            imported_by, imported_at, version)
          select uuidv7(), h.id, date '2020-01-01' + d, 'RANSOMWARE', '{}', 'desk', now(), 0
          from hospital h cross join generate_series(0, 1) d where h.name like '多数病院 %'
          """);

  private static final List<String> LOOKED_AT =
      List.of(
          "hospital",
          "incident",
          "report",
          "report_words",
          "duty",
          "seat",
          "responder",
          "happening",
          "past_incident");

  private final Connection owner;

  private ManyIncidents(Connection owner) {
    this.owner = owner;
  }

  static ManyIncidents of(int incidents, int open, int hospitals) throws SQLException {
    var config = ConfigProvider.getConfig();
    var many =
        new ManyIncidents(
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class)));
    many.run("select set_config('app.tenant', '*', false)");
    many.clear();
    for (var filling : FILLING) {
      many.run(
          filling
              .replace(":incidents", Integer.toString(incidents))
              .replace(":open", Integer.toString(open))
              .replace(":hospitals", Integer.toString(hospitals))
              .replace(":hospital", TestTokens.hospital('a').toString())
              .replace(":engineer", TestTokens.engineer(1).toString()));
    }
    for (var table : LOOKED_AT) {
      many.run("vacuum analyze " + table);
    }
    // What the filling read itself is counted before anybody asks.
    many.run("select pg_stat_force_next_flush()");
    return many;
  }

  /// One from the middle of them.
  UUID oneAmong(int incidents) throws SQLException {
    return UUID.fromString(
        asked("select id::text from incident where number = 'N" + incidents / 2 + "'"));
  }

  /// A hospital that has some of them.
  UUID someHospital() throws SQLException {
    return UUID.fromString(asked("select id::text from hospital where name = '多数病院 3'"));
  }

  /// How often a query has read the whole table of incidents since the database began, as far as
  /// those connections have told that have ended.
  long readWhole() throws SQLException {
    return Long.parseLong(
        asked("select seq_scan::text from pg_stat_user_tables where relname = 'incident'"));
  }

  /// How many connections the service has.
  long connections() throws SQLException {
    return Long.parseLong(
        asked("select count(*)::text from pg_stat_activity where usename = 'incident_api_app'"));
  }

  @Override
  public void close() throws SQLException {
    try (owner) {
      clear();
    }
  }

  private void clear() throws SQLException {
    for (var table : LOOKED_AT.reversed()) {
      switch (table) {
        case "hospital" -> run("delete from hospital where name like '多数病院 %'");
        case "incident" -> run("delete from incident where number like 'N%'");
        case "past_incident" ->
            run(
                """
                delete from past_incident where hospital_id in (
                  select id from hospital where name like '多数病院 %')
                """);
        default ->
            run(
                "delete from %s where incident_id in (select id from incident where number like 'N%%')"
                    .formatted(table));
      }
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private String asked(String sql) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
