package org.hikeshi.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That days alone bring reminders and the final report: the timers run, as they do in no other
/// test.
@QuarkusTest
@TestProfile(OnTimeTest.WithTimers.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class OnTimeTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");
  private static final Instant FOURTEEN_DAYS_BEFORE_THE_FINAL =
      Instant.parse("2026-03-26T01:00:00Z");
  private static final String HOSPITAL = "night@hospital.example.test";

  @Inject Reminders reminders;
  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject Ids ids;

  /// As a site has them, only sooner.
  public static class WithTimers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.scheduler.enabled", "true",
          "hikeshi.reminders.poll", "1s",
          "hikeshi.final.poll", "1s");
    }
  }

  @BeforeEach
  void itIsMondayMorning() {
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
  }

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void whatIsDueIsSaidAndTheFinalIsPutBeforeTheHospitalWithoutAnybody() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    assertThat(finals(incident)).isZero();
    // when
    clock.set(FOURTEEN_DAYS_BEFORE_THE_FINAL);
    // then
    await().until(() -> finals(incident) > 0);
    await().until(() -> mailedTheHospital(incident));
  }

  private long finals(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (Long)
                    reminders
                        .getEntityManager()
                        .createNativeQuery(
                            "select count(*) from notice where incident_id = :id and kind = 'FINAL'",
                            Long.class)
                        .setParameter("id", incident)
                        .getSingleResult());
  }

  private boolean mailedTheHospital(UUID incident) {
    var letters =
        QuarkusTransaction.requiringNew()
            .call(() -> reminders.list("incidentId", incident))
            .stream()
            .map(reminder -> "<" + reminder.id() + ".hospital@hikeshi>")
            .toList();
    return Neighbours.mailsTo(HOSPITAL).stream()
        .map(OnTimeTest::ids)
        .anyMatch(found -> letters.stream().anyMatch(found::contains));
  }

  private static String ids(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getHeader("Message-ID"));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
