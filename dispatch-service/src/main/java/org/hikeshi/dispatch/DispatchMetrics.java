package org.hikeshi.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// The promise as figures that must be 0, asked of the database itself. What runs or has ended
/// lately is looked at each time; all that there ever was, once an hour.
@ApplicationScoped
class DispatchMetrics {

  /// Longer than the hour after which everything is looked at.
  private static final Duration LATELY = Duration.ofHours(2);

  private final EntityManager entities;
  private final Clock clock;
  private final Event<Counted> counted;
  private volatile Figures last = Figures.NOT_COUNTED_YET;
  private volatile long everUnaccounted;

  DispatchMetrics(EntityManager entities, Clock clock, Event<Counted> counted) {
    this.entities = entities;
    this.clock = clock;
    this.counted = counted;
  }

  /// @param overdue open offers whose end has passed and that no sweep has lapsed
  /// @param unanswered seats of running dispatches for which everybody was asked: no bug, but the
  ///   desk's to act on; a drill's are none
  /// @param overdueSeconds by how much the oldest of all open offers has passed its end
  record Figures(
      long unaccounted,
      long waitingOnNobody,
      long overdue,
      long unanswered,
      double overdueSeconds) {
    static final Figures NOT_COUNTED_YET = new Figures(0, 0, 0, 0, 0);
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    mustBeZero(
        metrics,
        "hikeshi.offers.unaccounted",
        "Offers made less accepted, declined, lapsed, withdrawn and open",
        () -> last.unaccounted());
    mustBeZero(
        metrics,
        "hikeshi.seats.waiting.on.nobody",
        "Vacant seats of running dispatches without an open offer that are not called unanswered",
        () -> last.waitingOnNobody());
    mustBeZero(
        metrics,
        "hikeshi.offers.overdue",
        "Open offers whose end has passed and that no sweep has lapsed",
        () -> last.overdue());
    mustBeZero(
        metrics,
        "hikeshi.seats.unanswered",
        "Seats of running dispatches for which everybody was asked and nobody came",
        () -> last.unanswered());
    mustBeZero(
        metrics,
        "hikeshi.offers.overdue.seconds",
        "How long ago the oldest open offer should have ended: how late the sweep is",
        () -> last.overdueSeconds());
  }

  private static void mustBeZero(
      MeterRegistry metrics, String name, String words, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(words).strongReference(true).register(metrics);
  }

  /// Counted here and not while somebody reads the metrics: a reader has no tenant, so row level
  /// security would show an empty house.
  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "dispatch-metrics")
  void everyTenSeconds() {
    count();
  }

  @Scheduled(
      every = "1h",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "dispatch-conservation")
  void everyHour() {
    everUnaccounted = QuarkusTransaction.requiringNew().call(this::unaccountedEver);
  }

  Figures count() {
    last =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    new Figures(
                        Math.max(everUnaccounted, unaccountedLately()),
                        waitingOnNobody(),
                        overdue(),
                        unanswered(),
                        overdueSeconds()));
    counted.fire(
        new Counted(
            Math.abs(last.unaccounted()) + last.waitingOnNobody(),
            Duration.ofMillis((long) (last.overdueSeconds() * 1_000))));
    return last;
  }

  /// made = accepted + declined + lapsed + withdrawn + open, with what was made counted apart.
  private long unaccountedLately() {
    return number(
        entities
            .createNativeQuery(
                """
                select coalesce(sum(abs(d.offers_made - (
                  select count(*) from offer o where o.dispatch_id = d.id
                    and o.phase in ('ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN', 'OPEN')))), 0)
                from dispatch d where d.phase = 'RUNNING' or d.phase_at > :since
                """)
            .setParameter("since", clock.instant().minus(LATELY)));
  }

  private long unaccountedEver() {
    return number(
        """
        select abs(coalesce(sum(offers_made), 0) - (
          select count(*) from offer
          where phase in ('ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN', 'OPEN')))
        from dispatch
        """);
  }

  private long waitingOnNobody() {
    return number(
        """
        select count(*) from seat s join dispatch d on d.id = s.dispatch_id
        where d.phase = 'RUNNING' and s.phase in ('OPEN', 'ASKED') and not exists (
          select from offer o where o.seat_id = s.id and o.phase = 'OPEN')
        """);
  }

  private long overdue() {
    return number(
        entities
            .createNativeQuery(
                "select count(*) from offer where phase = 'OPEN' and expires_at <= :before")
            .setParameter("before", clock.instant().minus(Counted.GRACE)));
  }

  private long unanswered() {
    return number(
        """
        select count(*) from seat s join dispatch d on d.id = s.dispatch_id
        where d.phase = 'RUNNING' and s.phase = 'UNANSWERED' and not d.drill
        """);
  }

  private double overdueSeconds() {
    var late =
        (Number)
            entities
                .createNativeQuery(
                    """
                    select coalesce(greatest(extract(epoch from cast(:now as timestamptz) - min(expires_at)), 0), 0)
                    from offer where phase = 'OPEN'
                    """)
                .setParameter("now", clock.instant())
                .getSingleResult();
    return late.doubleValue();
  }

  private long number(String sql) {
    return number(entities.createNativeQuery(sql));
  }

  private static long number(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }
}
