package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.UUID;
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

  @Inject Incidents incidents;
  @Inject Progressing progressing;
  @Inject Reconciler reconciler;
  @Inject WaitingMetrics metrics;
  @Inject Database database;
  @Inject Clock clock;

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

  private List<UUID> silent() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                incidents.unanswered(clock.instant().minus(Duration.ofMinutes(1)), 1000).stream()
                    .map(Incident::id)
                    .toList());
  }
}
