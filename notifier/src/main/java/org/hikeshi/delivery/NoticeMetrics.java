package org.hikeshi.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import org.hikeshi.call.LongestWait;
import org.hikeshi.web.time.JapanTime;

/// What an operator of the notices has to act on: what does not arrive, and which statutory duties
/// come to their day.
@ApplicationScoped
class NoticeMetrics {

  private static final String FIGURES =
      """
      select
        coalesce((select extract(epoch from cast(:now as timestamptz)
            - min(coalesce(trying_since, first_sent_at, prepared_at)))
          from notice where state = 'SENDING'), 0),
        coalesce((select extract(epoch from cast(:now as timestamptz) - min(r.at))
          from letter l join reminder r on r.id = l.reminder_id where l.state = 'SENDING'), 0),
        (select count(*) from notice where state = 'FAILED'),
        count(*) filter (where due_on between :today and :tomorrow),
        count(*) filter (where due_on < :today)
      from duty
      where basis = 'STATUTORY' and due_on <= :tomorrow and state not in ('RECEIPTED', 'NOT_REQUIRED')
      """;

  private final EntityManager entities;
  private final LongestWait calls;
  private final Clock clock;
  private volatile Figures last = new Figures(0, 0, 0, 0, 0, 0);

  NoticeMetrics(EntityManager entities, LongestWait calls, Clock clock) {
    this.entities = entities;
    this.calls = calls;
    this.clock = clock;
  }

  /// @param notice since when the oldest notice under way has been tried, in seconds
  /// @param call how long the call has waited that has waited longest, in seconds ([LongestWait])
  /// @param reminder age of the oldest reminder whose mail has not left, in seconds
  /// @param failed notices that were given up
  /// @param dueSoon statutory duties without a receipt whose last day is today or tomorrow, in
  ///   Asia/Tokyo
  /// @param overdue those whose last day has passed
  record Figures(
      double notice, double call, double reminder, long failed, long dueSoon, long overdue) {}

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    gauge(
        metrics,
        "hikeshi.notices.oldest.undelivered.seconds",
        "How long the oldest notice that is under way has been tried",
        Figures::notice);
    gauge(
        metrics,
        "hikeshi.calls.oldest.undelivered.seconds",
        "How long the oldest call has waited that has not left or is due",
        Figures::call);
    gauge(
        metrics,
        "hikeshi.reminders.oldest.unsent.seconds",
        "Age of the oldest reminder whose mail has not left",
        Figures::reminder);
    gauge(metrics, "hikeshi.notices.failed", "Notices that were given up", Figures::failed);
    gauge(
        metrics,
        "hikeshi.duties.due.soon",
        "Statutory duties without a receipt whose last day is today or tomorrow",
        Figures::dueSoon);
    gauge(
        metrics,
        "hikeshi.duties.overdue",
        "Statutory duties without a receipt whose last day has passed",
        Figures::overdue);
  }

  private void gauge(
      MeterRegistry metrics, String name, String words, ToDoubleFunction<Figures> figure) {
    Gauge.builder(name, () -> figure.applyAsDouble(last))
        .description(words)
        .strongReference(true)
        .register(metrics);
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "notice-metrics")
  void everyTenSeconds() {
    count();
  }

  Figures count() {
    last = QuarkusTransaction.requiringNew().call(this::counted);
    return last;
  }

  private Figures counted() {
    var now = clock.instant();
    var today = JapanTime.dayOf(now);
    var row =
        (Object[])
            entities
                .createNativeQuery(FIGURES, Object[].class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("today", today)
                .setParameter("tomorrow", today.plusDays(1))
                .getSingleResult();
    return new Figures(
        number(row[0]).doubleValue(),
        calls.seconds(now),
        number(row[1]).doubleValue(),
        number(row[2]).longValue(),
        number(row[3]).longValue(),
        number(row[4]).longValue());
  }

  private static Number number(Object figure) {
    return (Number) figure;
  }
}
