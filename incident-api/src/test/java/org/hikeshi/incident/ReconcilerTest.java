package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.incident.IncidentFixture.LATER;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.DispatchEvent.DispatchNotNeeded;
import org.hikeshi.events.NoticeEvent.DutiesWorkedOut;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ReconcilerTest {

  @Inject Unanswered unanswered;
  @Inject Progressing progressing;
  @Inject Reconciler reconciler;
  @Inject WaitingMetrics metrics;
  @Inject Database database;
  @Inject Clock clock;

  private static final AtomicInteger LINE = new AtomicInteger(1000);

  private UUID incident;

  @BeforeEach
  void aReportIsIn() {
    FrontDesk.knowBothHospitals();
    incident = UUID.fromString(anIncident());
  }

  @Test
  void silenceIsNoAnswer() {
    // given
    database.longAgo(incident);
    metrics.measure();
    var waited = metrics.reportSeconds();
    // when
    reconciler.askAgain();
    // then
    assertThat(waited).isPositive();
    assertThat(database.askedAt(incident)).isAfter(clock.instant().minus(Duration.ofMinutes(1)));
    assertThat(silent()).doesNotContain(incident);
  }

  @Test
  void anIncidentThatOnlyANewerVersionCanReadKeepsNoOtherFromBeingSaidAgain() {
    // given
    var known = UUID.fromString(anIncident());
    await().until(() -> database.isPublished(known));
    database.longAgo(incident);
    database.longAgo(known);
    database.category(incident, "FUTURE");
    try {
      // when
      var said = reconciler.askAgain();
      // then
      assertThat(said).contains(known).doesNotContain(incident);
    } finally {
      database.category(incident, "OTHER");
    }
  }

  @Test
  void whoHasHeardBothAnswersIsLeftAlone() {
    // given
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DispatchNotNeeded(incident, 1, LATER, 1, null)));
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())));
    database.longAgo(incident);
    // then
    assertThat(silent()).doesNotContain(incident);
  }

  @Test
  void aWithdrawalThatNobodyHeardIsSaidAgain() {
    // given
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DispatchNotNeeded(incident, 1, LATER, 1, null)));
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())));
    as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + incident + "/withdrawal")
        .then()
        .statusCode(200);
    database.longAgo(incident);
    boolean waited = silent().contains(incident);
    // when
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutyChanged(incident, 2, LATER, 1, List.of(), true)));
    // then
    assertThat(waited).isTrue();
    assertThat(silent()).doesNotContain(incident);
  }

  @Test
  void whatWaitsForItsTurnIsLetWait() {
    // given
    var behind = behindIt();
    // when
    var said = reconciler.askAgain();
    // then
    assertThat(said).contains(behind).doesNotContain(incident);
    assertThat(silent()).doesNotContain(incident, behind);
  }

  @Test
  void whoIsPassedOverIsSaidAgain() {
    // given
    var behind = behindIt();
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(behind, 1, LATER, 1, List.of())));
    // then
    assertThat(reconciler.askAgain()).contains(incident);
  }

  /// It may have been heard before its turn.
  @Test
  void whatPressesIsNoSignThatOthersWerePassedOver() {
    // given
    var pressing = file("EMERGENCY_STOPPED");
    var ordinary = file("OUTPATIENT_STOPPED");
    stand(pressing, ordinary);
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(pressing, 1, LATER, 1, List.of())));
    // then
    assertThat(reconciler.askAgain()).doesNotContain(incident).contains(ordinary);
    database.longAgo(incident);
    database.publishedLongAgo(incident);
    assertThat(reconciler.askAgain()).contains(incident);
  }

  /// What was said later of something goes ahead, too.
  @Test
  void norIsWhatWasSaidOfMoreThanOnce() {
    // given
    var behind = behindIt();
    as("hospital-a")
        .body("{\"summary\": \"増えた\"}")
        .post("/incidents/" + behind + "/reports")
        .then()
        .statusCode(201);
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(behind, 1, LATER, 2, List.of())));
    // then
    assertThat(reconciler.askAgain()).doesNotContain(incident);
  }

  @Test
  void whatPressesIsPassedOverIfWhatPressesAfterItWasNot() {
    // given
    incident = file("EMERGENCY_STOPPED");
    var pressing = file("ICU_AFFECTED");
    stand(pressing, file("OUTPATIENT_STOPPED"));
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(pressing, 1, LATER, 1, List.of())));
    // then
    assertThat(reconciler.askAgain()).contains(incident);
  }

  private static UUID file(String careImpact) {
    return UUID.fromString(
        anIncident(
            "hospital-a",
            """
            {"category": "RANSOMWARE", "summary": "開けない", "careImpact": ["%s"],
             "contact": {"phone": "+81 90-0000-0000"}}
            """
                .formatted(careImpact)));
  }

  @Test
  void oneServiceIsNotBehindBecauseTheOtherIsNot() {
    // given
    var behind = behindIt();
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())));
    QuarkusTransaction.requiringNew()
        .run(() -> progressing.on(new DutiesWorkedOut(behind, 1, LATER, 1, List.of())));
    // then
    assertThat(reconciler.askAgain()).contains(behind).doesNotContain(incident);
  }

  @Test
  void whatKafkaHasNotGotYetIsTheRelaysToSay() {
    // given
    await().until(() -> database.isPublished(incident));
    var published = inLine(() -> {});
    // when
    var unpublished = inLine(() -> database.unpublish(incident));
    // then
    assertThat(published).isEmpty();
    assertThat(unpublished).containsExactly(incident);
  }

  /// Asked in the transaction of that change, which the relay does not see before its end. Nothing
  /// is behind it in its partition.
  private Set<UUID> inLine(Runnable change) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              database.standInLine(LINE.incrementAndGet(), incident);
              change.run();
              return unanswered.inLine(
                  List.of(incident), clock.instant().minus(Duration.ofDays(1)));
            });
  }

  /// Another, of which nobody has heard for as long, next to it in a partition.
  private UUID behindIt() {
    var behind = UUID.fromString(anIncident());
    stand(behind);
    return behind;
  }

  private void stand(UUID... behind) {
    var line = Stream.concat(Stream.of(incident), Stream.of(behind)).toArray(UUID[]::new);
    Stream.of(line).forEach(each -> await().until(() -> database.isPublished(each)));
    database.standInLine(LINE.incrementAndGet(), line);
    Stream.of(line).forEach(database::longAgo);
  }

  private List<UUID> silent() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                unanswered
                    .notLookedAtSince(clock.instant().minus(Duration.ofMinutes(1)), 1000)
                    .stream()
                    .map(Incident::id)
                    .toList());
  }
}
