package org.hikeshi.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// The promise as figures that must be 0, asked of the database itself.
@ApplicationScoped
class DispatchMetrics {

  /// The sweep comes every second; later than this is too late.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final EntityManager entities;
  private final Clock clock;

  DispatchMetrics(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    mustBeZero(
        metrics,
        "hikeshi.offers.unaccounted",
        "Offers made less accepted, declined, lapsed, withdrawn and open",
        this::unaccounted);
    mustBeZero(
        metrics,
        "hikeshi.seats.waiting.on.nobody",
        "Vacant seats of running dispatches without an open offer that are not called unanswered",
        this::waitingOnNobody);
    mustBeZero(
        metrics,
        "hikeshi.offers.overdue",
        "Open offers whose end has passed and that no sweep has lapsed",
        this::overdue);
  }

  private static void mustBeZero(
      MeterRegistry metrics, String name, String words, Supplier<Number> figure) {
    Gauge.builder(name, () -> QuarkusTransaction.requiringNew().call(figure::get))
        .description(words)
        .strongReference(true)
        .register(metrics);
  }

  /// made = accepted + declined + lapsed + withdrawn + open, with what was made counted apart.
  Number unaccounted() {
    return number(
        """
        select coalesce(sum(offers_made), 0) - (
          select count(*) from offer
          where phase in ('ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN', 'OPEN'))
        from dispatch
        """);
  }

  Number waitingOnNobody() {
    return number(
        """
        select count(*) from seat s join dispatch d on d.id = s.dispatch_id
        where d.phase = 'RUNNING' and s.phase in ('OPEN', 'ASKED') and not exists (
          select from offer o where o.seat_id = s.id and o.phase = 'OPEN')
        """);
  }

  Number overdue() {
    return (Number)
        entities
            .createNativeQuery(
                "select count(*) from offer where phase = 'OPEN' and expires_at <= :before")
            .setParameter("before", clock.instant().minus(GRACE))
            .getSingleResult();
  }

  private Number number(String sql) {
    return (Number) entities.createNativeQuery(sql).getSingleResult();
  }
}
