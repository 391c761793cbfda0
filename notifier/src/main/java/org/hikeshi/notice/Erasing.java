package org.hikeshi.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.web.proof.Entries;

/// Erases the copies of what people wrote, once incident-api has: rendered notices, and what was
/// noted beside receipts, approvals and questions. While an authority still waits for an answer,
/// and for [#TO_READ] after it, they are kept. Duties, notices, attempts, receipts and how many
/// persons were told stay in the register. What is asked or noted later goes in the same way.
@ApplicationScoped
class Erasing {

  /// So long an authority has to read an answer, which it gets nowhere else.
  private static final Duration TO_READ = Duration.ofDays(30);

  private static final String OF_NOTICES =
      " where notice_id in (select id from notice where incident_id = :incident)";

  private static final String DUE =
      """
      select d.incident_id from dossier d
      where d.erasing_since is not null and (d.erased_at is null
          or exists (
            select 1 from question q join notice n on n.id = q.notice_id
            where n.incident_id = d.incident_id and q.question <> '')
          or exists (
            select 1 from receipt r join notice n on n.id = r.notice_id
            where n.incident_id = d.incident_id and (r.how is not null or r.note is not null))
          or exists (
            select 1 from approval a join notice n on n.id = a.notice_id
            where n.incident_id = d.incident_id and (a.name <> '' or a.title is not null))
          or exists (
            select 1 from notice_way w join notice n on n.id = w.notice_id
            where n.incident_id = d.incident_id and w.reason <> '')
          or exists (
            select 1 from known_day k where k.incident_id = d.incident_id and k.reason <> '')
          or exists (
            select 1 from persons_told p join duty on duty.id = p.duty_id
            where duty.incident_id = d.incident_id and p.how <> ''))
        and not exists (
          select 1 from question q join notice n on n.id = q.notice_id
          where n.incident_id = d.incident_id
            and (q.answer is null and q.withdrawn_at is null or q.answered_at > :unread))
      """;

  private static final List<String> ERASURES =
      List.of(
          "delete from notice_body" + OF_NOTICES,
          "update receipt set how = null, note = null" + OF_NOTICES,
          "update approval set name = '', title = null" + OF_NOTICES,
          "update notice_way set reason = ''" + OF_NOTICES,
          "update question set question = '', answer = ''" + OF_NOTICES,
          "update known_day set reason = '' where incident_id = :incident",
          """
          update persons_told p set
            had_substitute = had_substitute or substitute is not null,
            repeats = exists (
              select 1 from persons_told earlier
              where earlier.duty_id = p.duty_id
                and (earlier.recorded_at, earlier.id) < (p.recorded_at, p.id)
                and (earlier.how, earlier.at) = (p.how, p.at)
                and (earlier.count, earlier.substitute)
                  is not distinct from (p.count, p.substitute)),
            how = '', substitute = null
          where how <> '' and duty_id in (select id from duty where incident_id = :incident)
          """);

  private final EntityManager database;
  private final Entries entries;
  private final Clock clock;

  Erasing(EntityManager database, Entries entries, Clock clock) {
    this.database = database;
    this.entries = entries;
    this.clock = clock;
  }

  /// Erases the copies of that incident alone: what breaks elsewhere must not keep its listener
  /// waiting.
  @Transactional(TxType.MANDATORY)
  public void on(ContactsErased event) {
    database
        .createNativeQuery(
            """
            update dossier set erasing_since = :at
            where incident_id = :incident and erasing_since is null
            """)
        .setParameter("at", event.at())
        .setParameter("incident", event.incidentId())
        .executeUpdate();
    eraseIfDue(event.incidentId());
  }

  @Scheduled(
      every = "1h",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "retention")
  void tick() {
    var inTurn = new InTurn<UUID>("erasing");
    inTurn.each(QuarkusTransaction.requiringNew().call(this::allDue), this::eraseIfDue);
    inTurn.end();
  }

  private void eraseIfDue(UUID incident) {
    due(DUE + " and d.incident_id = :incident for update skip locked")
        .setParameter("incident", incident)
        .uniqueResultOptional()
        .map(UUID.class::cast)
        .ifPresent(this::erase);
  }

  private List<UUID> allDue() {
    return due(DUE).list().stream().map(UUID.class::cast).toList();
  }

  private NativeQuery<Object> due(String sql) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(sql, Object.class)
        .setParameter("unread", clock.instant().minus(TO_READ));
  }

  private void erase(UUID incident) {
    entries.eraseWords(subjects(incident));
    ERASURES.forEach(
        sql -> database.createNativeQuery(sql).setParameter("incident", incident).executeUpdate());
    database
        .createNativeQuery(
            """
            update dossier set erased_at = :now where incident_id = :incident and erased_at is null
            """)
        .setParameter("now", clock.instant())
        .setParameter("incident", incident)
        .executeUpdate();
  }

  private List<String> subjects(UUID incident) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select 'receipt/' || r.id from receipt r join notice n on n.id = r.notice_id
            where n.incident_id = :incident
            union all
            select 'delivery/' || d.id from delivery d join notice n on n.id = d.notice_id
            where n.incident_id = :incident
            """,
            Object.class)
        .setParameter("incident", incident)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }
}
