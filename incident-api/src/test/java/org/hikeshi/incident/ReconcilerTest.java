package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.FrontDesk.anIncident;
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
    // when
    reconciler.askAgain();
    // then
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

  private List<UUID> silent() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                incidents.unanswered(clock.instant().minus(Duration.ofMinutes(1)), 1000).stream()
                    .map(Incident::id)
                    .toList());
  }
}
