package org.hikeshi.figure;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Incidents of a year in which no other test has one, put where the figures read them.
@ApplicationScoped
class In2012 {

  static final int YEAR = 2012;
  static final Instant NOON = Instant.parse("2012-06-01T03:00:00Z");
  private static final UUID HOSPITAL = new UUID(45, 45);

  private final EntityManager entities;

  In2012(EntityManager entities) {
    this.entities = entities;
  }

  /// Filed at noon.
  UUID anIncident(String number) {
    run(
        """
        insert into hospital (id, name, prefecture, functions, founder, vendors,
          responsible_officer, offline_backup, bcp, survey, forward, version)
        values (:hospital, '架空海岸病院', '45', '{}', 'PRIVATE', '{}', 'UNKNOWN', 'UNKNOWN',
          'UNKNOWN', 'UNKNOWN', 'NOW', 0) on conflict do nothing
        """,
        Map.of("hospital", HOSPITAL));
    var id = UUID.nameUUIDFromBytes(number.getBytes(UTF_8));
    run(
        """
        insert into incident (number, filed_at, id, hospital_id, status, category, revision, told,
          dispatch_heard, dispatch_answered, notices_heard, duties_answered, asked_at, version)
        values (:number, :at, :id, :hospital, 'REPORTED', 'RANSOMWARE', 1, 1, 1, 1, 1, 1, :at, 0)
        """,
        Map.of("number", number, "at", NOON, "id", id, "hospital", HOSPITAL));
    return id;
  }

  UUID anIncidentThatAsks(String number) {
    var incident = anIncident(number);
    aReport(incident, 1, "HOSPITAL", "REQUESTED", NOON, null);
    return incident;
  }

  void aReport(
      UUID incident,
      int no,
      String origin,
      String firstResponse,
      Instant filedAt,
      @Nullable Instant receivedAt) {
    run(
        """
        insert into report (id, incident_id, hospital_id, no, filed_at, received_at, origin,
          forward, facts, final_for)
        values (gen_random_uuid(), :incident, :hospital, :no, :filed,
          cast(nullif(:received, '') as timestamptz), :origin, 'NOW',
          jsonb_build_object('firstResponse', :response), '{}')
        """,
        Map.of(
            "incident",
            incident,
            "hospital",
            HOSPITAL,
            "no",
            no,
            "filed",
            filedAt,
            "received",
            receivedAt == null ? "" : receivedAt.toString(),
            "origin",
            origin,
            "response",
            firstResponse));
  }

  void aSeat(UUID incident, String seat, String mode) {
    run(
        """
        insert into seat (incident_id, seat, hospital_id, position, mode, state)
        values (:incident, :seat, :hospital, 0, :mode, 'OPEN')
        """,
        Map.of("incident", incident, "seat", seat, "hospital", HOSPITAL, "mode", mode));
  }

  /// @param codes as JSON
  void happened(UUID incident, int minutesAfterNoon, String what, String codes) {
    run(
        """
        insert into happening (id, incident_id, hospital_id, source, version, what, at, codes)
        values (gen_random_uuid(), :incident, :hospital, 'DISPATCH_SERVICE', :version, :what, :at,
          cast(:codes as jsonb))
        """,
        Map.of(
            "incident",
            incident,
            "hospital",
            HOSPITAL,
            "version",
            minutesAfterNoon,
            "what",
            what,
            "at",
            NOON.plusSeconds(60L * minutesAfterNoon),
            "codes",
            codes));
  }

  void merged(UUID duplicate, UUID into) {
    run(
        "update incident set status = 'RESOLVED', merged_into = :into where id = :duplicate",
        Map.of("duplicate", duplicate, "into", into));
  }

  /// As an attack.
  void ended(UUID incident, Duration afterNoon) {
    run(
        """
        insert into ending (incident_id, hospital_id, at, closed_by, reason, attack, kind)
        values (:incident, :hospital, :at, 'desk', '調査の結果', true, 'ATTACK')
        """,
        Map.of("incident", incident, "hospital", HOSPITAL, "at", NOON.plus(afterNoon)));
  }

  void aDuty(UUID incident, String authority, String stage, String state, LocalDate due) {
    run(
        """
        insert into duty (id, incident_id, hospital_id, version, authority, basis, stage, state,
          reasons, explanation_ja, explanation_en, due_on)
        values (gen_random_uuid(), :incident, :hospital, 0, :authority, 'STATUTORY', :stage, :state,
          '{}', '', '', :due)
        """,
        Map.of(
            "incident",
            incident,
            "hospital",
            HOSPITAL,
            "authority",
            authority,
            "stage",
            stage,
            "state",
            state,
            "due",
            due));
  }

  private void run(String sql, Map<String, Object> parameters) {
    var query = entities.createNativeQuery(sql);
    parameters.forEach(query::setParameter);
    query.executeUpdate();
  }
}
