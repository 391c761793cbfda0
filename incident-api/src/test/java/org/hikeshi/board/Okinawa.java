package org.hikeshi.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Incidents in a prefecture where no other test has a hospital, put where the board reads them.
@ApplicationScoped
class Okinawa {

  static final String CODE = "47";
  static final UUID ENGINEER = new UUID(47, 1);
  private static final UUID HOSPITAL = new UUID(47, 47);

  private final EntityManager entities;
  private final Clock clock;

  Okinawa(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  private void aHospital() {
    run(
        """
        insert into hospital (id, name, prefecture, functions, founder, vendors,
          responsible_officer, offline_backup, bcp, survey, forward, version)
        values (:hospital, '架空離島病院', '47', '{}', 'PRIVATE', '{}', 'UNKNOWN', 'UNKNOWN',
          'UNKNOWN', 'UNKNOWN', 'NOW', 0) on conflict do nothing
        """,
        "hospital",
        HOSPITAL);
  }

  void aFlood(int many) {
    aHospital();
    insert(
        "'F' || no, cast(:now as timestamptz) - interval '1 day' - no * interval '1 second'",
        many,
        "REPORTED",
        null);
  }

  void anIncident(String number, int minutes, String status, @Nullable String dispatch) {
    aHospital();
    insert(
        "'%s', cast(:now as timestamptz) - %d * interval '1 minute'".formatted(number, minutes),
        1,
        status,
        dispatch);
  }

  private void insert(String numberAndTime, int many, String status, @Nullable String dispatch) {
    var query =
        entities.createNativeQuery(
            """
            insert into incident (number, filed_at, id, hospital_id, status, category, revision,
              told, dispatch_state, dispatch_heard, dispatch_answered, notices_heard,
              duties_answered, asked_at, version)
            select %s, gen_random_uuid(), :hospital, :status, 'RANSOMWARE', 1, 1,
              cast(:dispatch as text), 1, 1, 1, 1, cast(:now as timestamptz), 0
            from generate_series(1, :many) no
            """
                .formatted(numberAndTime));
    query.setParameter("hospital", HOSPITAL);
    query.setParameter("status", status);
    query.setParameter("dispatch", dispatch);
    query.setParameter("many", many);
    query.setParameter("now", clock.instant());
    query.executeUpdate();
  }

  void aSeat(String number, String seat, String state, @Nullable UUID engineer) {
    aSeat(number, seat, state, engineer, null);
  }

  void aSeat(
      String number,
      String seat,
      String state,
      @Nullable UUID engineer,
      @Nullable Instant expected) {
    run(
        """
        insert into seat (incident_id, seat, hospital_id, position, mode, state, engineer_id,
          expected_at)
        select id, :seat, hospital_id, 0, 'REMOTE', :state, cast(:engineer as uuid),
          cast(:expected as timestamptz)
        from incident where number = :number
        """,
        "number",
        number,
        "seat",
        seat,
        "state",
        state,
        "engineer",
        engineer,
        "expected",
        expected);
  }

  void aDuty(String number, int daysFromToday, String state) {
    run(
        """
        insert into duty (id, incident_id, hospital_id, version, authority, basis, state, reasons,
          explanation_ja, explanation_en, due_on)
        select gen_random_uuid(), id, hospital_id, 0, 'ppc', 'STATUTORY', :state, '{}', '', '', :due
        from incident where number = :number
        """,
        "number",
        number,
        "state",
        state,
        "due",
        JapanTime.dayOf(clock.instant()).plusDays(daysFromToday));
  }

  void reported(String number, String origin, @Nullable Instant receivedAt) {
    run(
        """
        insert into report (id, incident_id, hospital_id, no, filed_at, received_at, origin,
          forward, facts, final_for)
        select gen_random_uuid(), id, hospital_id, 1, filed_at,
          cast(:received as timestamptz), :origin, 'NOW', '{"careImpact": []}', '{}'
        from incident where number = :number
        """,
        "number",
        number,
        "origin",
        origin,
        "received",
        receivedAt);
  }

  /// The next report, which says of no care that it has stopped.
  ///
  /// @param minutes ago it was typed
  void saysAgain(String number, int no, int minutes, @Nullable Instant receivedAt) {
    run(
        """
        insert into report (id, incident_id, hospital_id, no, filed_at, received_at, origin,
          forward, facts, final_for)
        select gen_random_uuid(), id, hospital_id, :no,
          cast(:now as timestamptz) - :minutes * interval '1 minute',
          cast(:received as timestamptz), 'HOSPITAL', 'NOW', '{"careImpact": []}', '{}'
        from incident where number = :number
        """,
        "number",
        number,
        "no",
        no,
        "minutes",
        minutes,
        "now",
        clock.instant(),
        "received",
        receivedAt);
    run("update incident set revision = :no where number = :number", "no", no, "number", number);
  }

  /// The next report, or the first, which says whether help is asked for.
  ///
  /// @param minutes ago it was typed
  void asks(String number, int no, int minutes, String firstResponse) {
    run(
        """
        insert into report (id, incident_id, hospital_id, no, filed_at, origin, forward, facts,
          final_for)
        select gen_random_uuid(), id, hospital_id, :no,
          cast(:now as timestamptz) - :minutes * interval '1 minute', 'HOSPITAL', 'NOW',
          jsonb_build_object('careImpact', cast('[]' as jsonb), 'firstResponse', cast(:asked as text)),
          '{}'
        from incident where number = :number
        """,
        "number",
        number,
        "no",
        no,
        "minutes",
        minutes,
        "now",
        clock.instant(),
        "asked",
        firstResponse);
    run("update incident set revision = :no where number = :number", "no", no, "number", number);
  }

  /// @param minutes ago
  void ended(String number, int minutes) {
    run(
        """
        insert into ending (incident_id, hospital_id, at, closed_by, reason)
        select id, hospital_id, cast(:now as timestamptz) - :minutes * interval '1 minute', '', ''
        from incident where number = :number
        """,
        "now",
        clock.instant(),
        "minutes",
        minutes,
        "number",
        number);
  }

  void merged(String duplicate, String into) {
    run(
        """
        update incident set status = 'RESOLVED', merged_into =
          (select id from incident where number = :into) where number = :duplicate
        """,
        "duplicate",
        duplicate,
        "into",
        into);
  }

  void stopped(String number, String care) {
    run(
        """
        insert into report (id, incident_id, hospital_id, no, filed_at, origin, forward, facts,
          final_for)
        select gen_random_uuid(), id, hospital_id, 1, filed_at, 'HOSPITAL', 'NOW',
          jsonb_build_object('careImpact', cast(:care as jsonb)), '{}'
        from incident where number = :number
        """,
        "number",
        number,
        "care",
        care);
  }

  private void run(String sql, Object... namesAndValues) {
    var query = entities.createNativeQuery(sql);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.setParameter((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    query.executeUpdate();
  }
}
