package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// What lies in the database, for tests that look behind the door.
@ApplicationScoped
class Database {

  private final EntityManager entities;

  Database(EntityManager entities) {
    this.entities = entities;
  }

  @Transactional
  List<String> toldOf(String incident) {
    return strings("select type from outbox where incident_id = ?1 order by id", id(incident));
  }

  @Transactional
  List<String> payloadsOf(String incident) {
    return strings("select payload from outbox where incident_id = ?1 order by id", id(incident));
  }

  @Transactional
  List<String> auditOf(String object) {
    return strings("select action from audit where object = ?1 order by id", object);
  }

  @Transactional
  List<String> timelineOf(String incident) {
    return strings("select what from happening where incident_id = ?1 order by id", id(incident));
  }

  /// Counts what a caller with this tenant sees, past the first wall.
  @Transactional
  long seenAs(String tenant, String table) {
    strings("select set_config('app.tenant', ?1, true)", tenant);
    return session()
        .createNativeQuery("select count(*) from " + table, Long.class)
        .getSingleResult();
  }

  @Transactional
  boolean isPublished(UUID incident) {
    return session()
        .createNativeQuery(
            "select bool_and(published_at is not null) from outbox where incident_id = ?1",
            Boolean.class)
        .setParameter(1, incident)
        .getSingleResult();
  }

  @Transactional
  void unpublish(UUID incident) {
    session()
        .createNativeMutationQuery("update outbox set published_at = null where incident_id = ?1")
        .setParameter(1, incident)
        .executeUpdate();
  }

  @Transactional
  void category(UUID incident, String category) {
    session()
        .createNativeMutationQuery("update incident set category = ?2 where id = ?1")
        .setParameter(1, incident)
        .setParameter(2, category)
        .executeUpdate();
  }

  /// As if Kafka had these one behind the other, in a partition that has nothing else.
  @Transactional
  void standInLine(int partition, UUID... incidents) {
    for (int place = 0; place < incidents.length; place++) {
      session()
          .createNativeMutationQuery(
              "update outbox set partition = ?2, ack_offset = ?3 where incident_id = ?1")
          .setParameter(1, incidents[place])
          .setParameter(2, partition)
          .setParameter(3, place)
          .executeUpdate();
    }
  }

  /// As if an answer had been asked for long ago.
  @Transactional
  void longAgo(UUID incident) {
    session()
        .createNativeMutationQuery(
            "update incident set asked_at = timestamptz '2020-01-01Z' where id = ?1")
        .setParameter(1, incident)
        .executeUpdate();
  }

  /// As if Kafka had it for long.
  @Transactional
  void publishedLongAgo(UUID incident) {
    session()
        .createNativeMutationQuery(
            "update outbox set published_at = timestamptz '2020-01-01Z' where incident_id = ?1")
        .setParameter(1, incident)
        .executeUpdate();
  }

  /// Beside whoever has the lead.
  @Transactional
  void seated(UUID incident, String seat, UUID engineer) {
    session()
        .createNativeMutationQuery(
            """
            insert into seat (incident_id, seat, hospital_id, position, mode, state, engineer_id)
            select id, ?2, hospital_id, 1, 'REMOTE', 'ACCEPTED', ?3 from incident where id = ?1
            """)
        .setParameter(1, incident)
        .setParameter(2, seat)
        .setParameter(3, engineer)
        .executeUpdate();
  }

  @Transactional
  boolean somebodyWaits() {
    return session()
        .createNativeQuery(
            "select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'",
            Boolean.class)
        .getSingleResult();
  }

  @Transactional
  Instant askedAt(UUID incident) {
    return session()
        .createNativeQuery("select asked_at from incident where id = ?1", Instant.class)
        .setParameter(1, incident)
        .getSingleResult();
  }

  private List<String> strings(String sql, Object parameter) {
    return session()
        .createNativeQuery(sql, String.class)
        .setParameter(1, parameter)
        .getResultList();
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }

  private static UUID id(String incident) {
    return UUID.fromString(incident);
  }
}
