package org.hikeshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class NoticeMetricsTest {

  @Inject NoticeMetrics metrics;
  @Inject Arrived arrived;
  @Inject EntityManager entities;
  @Inject SettableClock clock;

  @AfterEach
  void today() {
    clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void aStatutoryDutyIsCountedFromTheDayBeforeItsLastUntilItsReceipt() {
    // given
    var duty = arrived.atTheMinistry().duty();
    var last = lastDayOf(duty);
    // when
    var early = at(last.minusDays(2)).dueSoon();
    var soon = at(last.minusDays(1)).dueSoon();
    var late = at(last.plusDays(1)).overdue();
    receipted(duty);
    // then
    assertThat(soon).isGreaterThan(early);
    assertThat(at(last.minusDays(1)).dueSoon()).isEqualTo(soon - 1);
    assertThat(at(last.plusDays(1)).overdue()).isEqualTo(late - 1);
  }

  private NoticeMetrics.Figures at(LocalDate day) {
    clock.set(day.atTime(0, 0, 1).atZone(JapanTime.ZONE).toInstant());
    return metrics.count();
  }

  private LocalDate lastDayOf(UUID duty) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (LocalDate)
                    entities
                        .createNativeQuery(
                            "select due_on from duty where id = :id", LocalDate.class)
                        .setParameter("id", duty)
                        .getSingleResult());
  }

  private void receipted(UUID duty) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery("update duty set state = 'RECEIPTED' where id = :id")
                    .setParameter("id", duty)
                    .executeUpdate());
  }
}
