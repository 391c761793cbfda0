package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.incident.IncidentFixture.HOSPITAL;
import static org.hikeshi.incident.IncidentFixture.LATER;
import static org.hikeshi.incident.IncidentFixture.report;
import static org.hikeshi.incident.StandingFixture.aStanding;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.DispatchEvent.DispatchNotNeeded;
import org.hikeshi.events.DispatchEvent.DispatchOpened;
import org.hikeshi.events.DispatchEvent.DispatchStoodDown;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.NoticeEvent.DutiesWorkedOut;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class UnansweredTest {

  /// Nothing else was looked at as long ago.
  private static final Instant LONG_AGO = Instant.parse("2019-01-01T00:00:00Z");

  @Inject Unanswered unanswered;
  @Inject Incidents incidents;

  private UUID incident;

  @BeforeEach
  void aReportIsIn() {
    FrontDesk.knowBothHospitals();
    incident = UUID.fromString(anIncident());
  }

  @Test
  void isAnsweredOnceBothHaveReadTheNewestReport() {
    // when
    var waits =
        waitsAfter(
            List.of(
                it -> it.says(report(it), HOSPITAL, true),
                it -> it.hear(new DispatchNotNeeded(incident, 1, LATER, 2, null)),
                it -> it.hear(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())),
                it -> it.hear(new DutiesWorkedOut(incident, 2, LATER, 2, List.of()))));
    // then
    assertThat(waits).containsExactly(true, true, true, false);
  }

  @Test
  void aWithdrawalIsAnsweredOnceTheDispatchIsOverAndTheNoticesKnow() {
    // given
    var offering = aStanding(State.OFFERING).withLead(SeatState.OFFERED);
    var over = aStanding(State.STOOD_DOWN).withLead(SeatState.OPEN);
    // when
    var waits =
        waitsAfter(
            List.of(
                it -> it.hear(new DispatchOpened(incident, 1, LATER, 1, offering)),
                it -> it.hear(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())),
                it -> it.withdraw(LATER),
                it -> it.hear(new DispatchStoodDown(incident, 2, LATER, 1, over)),
                it -> it.hear(new DutyChanged(incident, 2, LATER, 1, List.of(), true))));
    // then
    assertThat(waits).containsExactly(true, false, true, true, false);
  }

  @Test
  void aResolutionIsAnsweredOnceTheDispatchIsOver() {
    // given
    var staffed = aStanding(State.STAFFED).withLead(SeatState.ACCEPTED);
    var done = aStanding(State.DONE).withLead(SeatState.DONE);
    // when
    var waits =
        waitsAfter(
            List.of(
                it -> it.hear(new DispatchOpened(incident, 1, LATER, 1, staffed)),
                it -> it.hear(new DutiesWorkedOut(incident, 1, LATER, 1, List.of())),
                it -> it.resolve(ResolvedAs.ATTACK, LATER),
                it -> it.hear(new DispatchUpdated(incident, 2, LATER, 1, done))));
    // then
    assertThat(waits).containsExactly(true, false, true, false);
  }

  /// Whether it is unanswered after each of these; nothing of them stays.
  private List<Boolean> waitsAfter(List<Consumer<Incident>> steps) {
    QuarkusTransaction.begin();
    var it = incidents.findById(incident);
    var waits = steps.stream().map(step -> waitsAfter(it, step)).toList();
    QuarkusTransaction.rollback();
    return waits;
  }

  private boolean waitsAfter(Incident it, Consumer<Incident> step) {
    step.accept(it);
    it.lookedAt(LONG_AGO);
    incidents.flush();
    return unanswered.notLookedAtSince(LONG_AGO, 1).contains(it);
  }
}
