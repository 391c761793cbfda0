package org.hikeshi.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hikeshi.web.Audit;
import org.hikeshi.web.time.Retention;

/// Erases, when its time is over, what people wrote in a drill that has ended, and who asked for,
/// was rung about or took up an alarm about no dispatch that has ended. A trial is over when it was
/// begun, for it may never end. Who sat where, and what rang when, stays.
@ApplicationScoped
class Erasing {

  private static final String OF_DRILLS =
      """
      dispatch_id in (
        select d.id from dispatch d join drill k on k.id = d.incident_id
        where d.drill and k.ended_at >= :begin and k.ended_at < :end and k.ended_at <= :over)
      """;

  private static final String OF_NO_DISPATCH =
      """
      dispatch_id is null and raised_at <= :over
        and coalesce(ended_at, case when what = 'TRIAL' then raised_at end) >= :begin
        and coalesce(ended_at, case when what = 'TRIAL' then raised_at end) < :end
        and coalesce(ended_at, case when what = 'TRIAL' then raised_at end) <= :over
      """;

  private static final List<String> ERASURES =
      Stream.of(Words.besideDispatches(OF_DRILLS), Words.besideAlarms(OF_NO_DISPATCH))
          .flatMap(List::stream)
          .toList();

  private final EntityManager database;
  private final Audit audit;
  private final Clock clock;
  private final Retention retention;

  Erasing(
      EntityManager database,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "hikeshi.retention") String retention) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.retention = Retention.of(retention);
  }

  @Scheduled(
      every = "{hikeshi.retention.every}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "retention")
  void tick() {
    eraseDue();
  }

  void eraseDue() {
    retention.rules().forEach(rule -> QuarkusTransaction.requiringNew().run(() -> erase(rule)));
  }

  private void erase(Retention.Rule rule) {
    var now = clock.instant();
    int erased = ERASURES.stream().mapToInt(sql -> erase(sql, rule, now)).sum();
    if (erased > 0) {
      audit.record(
          "contacts.erased", null, "drills-and-alarms", Map.of("erased", Integer.toString(erased)));
    }
  }

  private int erase(String sql, Retention.Rule rule, Instant now) {
    return database
        .unwrap(Session.class)
        .createNativeMutationQuery(sql)
        .setParameter("begin", rule.begin())
        .setParameter("end", rule.end())
        .setParameter("over", rule.over(now))
        .executeUpdate();
  }
}
