package org.hikeshi.retention;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Audit;
import org.hikeshi.web.proof.Entries;
import org.hikeshi.web.time.Retention;

/// Erases what people wrote about an incident when its time after closing is over, and tells the
/// other services to do the same. An incident with a statutory duty that is still open, or with an
/// answer of a service outstanding, keeps everything until that is over; a duplicate keeps it as
/// long as the one that goes on for it, and what was added late stays as long as the rest did.
@ApplicationScoped
class Erasing {

  private static final String DUE =
      """
      select i.* from incident i join ending e on e.incident_id = i.id
      where i.erased_at is null and i.status in ('RESOLVED', 'WITHDRAWN')
        and e.at >= :begin and e.at < :end and e.at <= :over
        and not exists (
          select 1 from report r where r.incident_id = i.id and r.filed_at > :over)
        and not exists (
          select 1 from attachment a where a.incident_id = i.id and a.at > :over)
        and not exists (
          select 1 from incident n where n.id = i.merged_into and n.erased_at is null)
        and least(i.dispatch_answered, i.duties_answered) >= i.revision
        and not i.dispatch_owes_ending and not i.notices_owe_ending
        and not exists (
          select 1 from duty d where d.incident_id = i.id and d.basis = 'STATUTORY'
            and d.state not in ('RECEIPTED', 'NOT_REQUIRED'))
      order by i.id limit 1 for update of i skip locked
      """;

  /// What goes. The register of files stays, without their names and bytes.
  private static final List<String> ERASURES =
      List.of(
          "delete from report_words where incident_id = :incident",
          "delete from report_contact where incident_id = :incident",
          "delete from attachment_words where incident_id = :incident",
          "delete from attachment_chunk where incident_id = :incident",
          "delete from draft_answer where incident_id = :incident",
          "delete from trace where incident_id = :incident",
          "update ending set closed_by = '', reason = '', lessons = null where incident_id ="
              + " :incident");

  private final Incidents incidents;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Audit audit;
  private final Entries entries;
  private final Clock clock;
  private final Retention retention;
  private final BesideIncidents beside;

  Erasing(
      Incidents incidents,
      Timeline timeline,
      Outbox outbox,
      Audit audit,
      Entries entries,
      Clock clock,
      @ConfigProperty(name = "hikeshi.retention") String retention) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.outbox = outbox;
    this.audit = audit;
    this.entries = entries;
    this.clock = clock;
    this.retention = Retention.of(retention);
    this.beside = new BesideIncidents(incidents, audit, clock);
  }

  @Scheduled(
      every = "{hikeshi.retention.every}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "retention")
  void tick() {
    eraseDue();
  }

  /// Each incident in a transaction of its own, and each kind of what is beside them.
  ///
  /// @return how many were erased
  int eraseDue() {
    int erased = 0;
    for (var rule : retention.rules()) {
      while (QuarkusTransaction.requiringNew().call(() -> eraseNext(rule))) {
        erased++;
      }
      erased += QuarkusTransaction.requiringNew().call(() -> beside.erasePast(rule));
      erased += QuarkusTransaction.requiringNew().call(() -> beside.eraseDesk(rule));
    }
    return erased;
  }

  private boolean eraseNext(Retention.Rule rule) {
    var now = clock.instant();
    var due = due(rule, now);
    due.ifPresent(incident -> erase(incident, now));
    return due.isPresent();
  }

  private Optional<Incident> due(Retention.Rule rule, Instant now) {
    return incidents
        .getSession()
        .createNativeQuery(DUE, Incident.class)
        .setParameter("begin", rule.begin())
        .setParameter("end", rule.end())
        .setParameter("over", rule.over(now))
        .getResultList()
        .stream()
        .findFirst();
  }

  private void erase(Incident incident, Instant now) {
    ERASURES.forEach(sql -> run(sql, incident.id()));
    incidents
        .getSession()
        .createNativeMutationQuery(
            """
            update attachment set erased_at = :now, next_scan_at = null
            where incident_id = :incident
            """)
        .setParameter("now", now)
        .setParameter("incident", incident.id())
        .executeUpdate();
    entries.eraseWords(subjects(incident.id()));
    var event = incident.erase(now);
    timeline.told(incident.hospitalId(), event);
    incidents.flush();
    audit.record("contacts.erased", incident.hospitalId(), "incident/" + incident.id(), Map.of());
    outbox.append(event, incident.hospitalId());
    Log.infof("words, contacts and files erased: incident=%s", incident.id());
  }

  private void run(String sql, UUID incident) {
    incidents
        .getSession()
        .createNativeMutationQuery(sql)
        .setParameter("incident", incident)
        .executeUpdate();
  }

  private List<String> subjects(UUID incident) {
    return incidents
        .getSession()
        .createNativeQuery(
            "select 'report/' || id from report where incident_id = :incident", Object.class)
        .setParameter("incident", incident)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }
}
