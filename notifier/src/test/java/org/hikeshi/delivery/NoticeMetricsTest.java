package org.hikeshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
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

  private static final double TEN_YEARS = Duration.ofDays(3650).toSeconds();

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

  @Test
  void aStatutoryDutyThatWasDeliveredIsCountedAllTheSame() {
    // given
    var delivered = dutyOf(arrived.atTheCommission());
    var last = lastDayOf(delivered);
    // when
    var soon = at(last).dueSoon();
    var late = at(last.plusDays(1)).overdue();
    receipted(delivered);
    // then
    assertThat(at(last).dueSoon()).isEqualTo(soon - 1);
    assertThat(at(last.plusDays(1)).overdue()).isEqualTo(late - 1);
  }

  private UUID dutyOf(UUID notice) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (UUID)
                    entities
                        .createNativeQuery(
                            "select id from duty where notice_id = :id order by id limit 1",
                            UUID.class)
                        .setParameter("id", notice)
                        .getSingleResult());
  }

  /// Each failure moves the next attempt ahead: by that alone it would never be late.
  @Test
  void aCallThatIsRefusedAgainAndAgainIsAsOldAsItsBegin() {
    // given
    var call = UUID.randomUUID();
    sql(
        """
        insert into call (id, subject, kind, round, state, attempt, next_attempt_at, created_at)
        values (:id, :id, 'OFFER', 0, 'SENDING', 9, :now + interval '55 s',
          :now - interval '20 years')
        """,
        call);
    attempt(call, "FAILED");
    double refused = metrics.count().call();
    // when
    sql("update call set drill = true where id = :id", call);
    double drill = metrics.count().call();
    sql("update call set drill = false where id = :id", call);
    attempt(call, "SENT");
    double sent = metrics.count().call();
    sql("update call set kind = 'DESK' where id = :id", call);
    double onlyToTheMailbox = metrics.count().call();
    sql("update call set kind = 'OFFER' where id = :id", call);
    sql(
        """
        insert into call_report (id, attempt_id, status, key, at)
        select gen_random_uuid(), id, 'UNDELIVERED', '', :now
        from call_attempt where call_id = :id and outcome = 'SENT'
        """,
        call);
    double takenAndNotDelivered = metrics.count().call();
    sql("update call set state = 'ENDED' where id = :id", call);
    // then
    assertThat(refused).isGreaterThan(TEN_YEARS);
    assertThat(drill).isLessThan(TEN_YEARS);
    assertThat(sent).isLessThan(TEN_YEARS);
    assertThat(onlyToTheMailbox).isGreaterThan(TEN_YEARS);
    assertThat(takenAndNotDelivered).isGreaterThan(TEN_YEARS);
  }

  @Test
  void aNoticeIsUnderWayFromWhenItWasReleased() {
    // given
    var draft = arrived.atTheMinistry().draft();
    sql(
        """
        update notice set state = 'SENDING', trying_since = :now,
          prepared_at = :now - interval '20 years'
        where id = :id
        """,
        draft);
    // when
    double released = metrics.count().notice();
    sql(
        """
        update notice set trying_since = :now - interval '20 years'
        where id = :id
        """,
        draft);
    double forLong = metrics.count().notice();
    arrived.nothingElseIsOnItsWay();
    // then
    assertThat(released).isLessThan(TEN_YEARS);
    assertThat(forLong).isGreaterThan(TEN_YEARS);
  }

  private void attempt(UUID call, String outcome) {
    sql(
        """
        insert into call_attempt (id, call_id, rung, way, at, outcome)
        values (gen_random_uuid(), :id, 0, 'EMAIL', :now, '%s')
        """
            .formatted(outcome),
        call);
  }

  private void sql(String sql, UUID id) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(sql.replace(":now", "timestamptz '" + clock.instant() + "'"))
                    .setParameter("id", id)
                    .executeUpdate());
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
