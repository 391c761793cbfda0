package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikeshi.incident.IncidentFixture.HOSPITAL;
import static org.hikeshi.incident.IncidentFixture.LATER;
import static org.hikeshi.incident.IncidentFixture.aReportedIncident;
import static org.hikeshi.incident.IncidentFixture.report;
import static org.hikeshi.incident.StandingFixture.aStanding;

import java.time.LocalDate;
import org.hikeshi.events.DispatchEvent.DispatchOpened;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.ResolvedAs;
import org.junit.jupiter.api.Test;

class IncidentTest {

  @Test
  void reportsCountUpAndAreToldInOrder() {
    // given
    var incident = aReportedIncident();
    // when
    var told = incident.says(report(incident), HOSPITAL, true);
    // then
    assertThat(told.revision()).isEqualTo(2);
    assertThat(told.version()).isEqualTo(2);
    assertThat(told.number()).isEqualTo("2026-000123");
    assertThat(incident.revision()).isEqualTo(2);
  }

  @Test
  void theNumberHasSixDigitsAndMayHaveMore() {
    assertThat(Incident.number(LocalDate.of(2027, 1, 1), 7)).isEqualTo("2027-000007");
    assertThat(Incident.number(LocalDate.of(2027, 1, 1), 1_234_567)).isEqualTo("2027-1234567");
  }

  @Test
  void movesOnWithTheDispatch() {
    // given
    var incident = aReportedIncident();
    var offering = aStanding(State.OFFERING).withLead(SeatState.OFFERED);
    var staffed = aStanding(State.STAFFED).withLead(SeatState.ACCEPTED);
    // when
    incident.hear(new DispatchOpened(incident.id(), 1, LATER, 1, offering));
    var dispatching = incident.status();
    incident.hear(new DispatchUpdated(incident.id(), 2, LATER, 1, staffed));
    // then
    assertThat(dispatching).isEqualTo(Status.DISPATCHING);
    assertThat(incident.status()).isEqualTo(Status.RESPONDING);
    assertThat(incident.dispatchState()).isEqualTo(State.STAFFED);
  }

  @Test
  void oldNewsChangesNothing() {
    // given
    var incident = aReportedIncident();
    var staffed = aStanding(State.STAFFED).withLead(SeatState.ACCEPTED);
    var searching = aStanding(State.SEARCHING).withLead(SeatState.OPEN);
    incident.hear(new DispatchUpdated(incident.id(), 5, LATER, 1, staffed));
    // when
    boolean news = incident.hear(new DispatchOpened(incident.id(), 4, LATER, 1, searching));
    // then
    assertThat(news).isFalse();
    assertThat(incident.status()).isEqualTo(Status.RESPONDING);
  }

  @Test
  void aWithdrawnIncidentStaysSoWhateverIsHeardLater() {
    // given
    var incident = aReportedIncident();
    var told = incident.withdraw(LATER);
    // when
    incident.hear(
        new DispatchOpened(
            incident.id(), 1, LATER, 1, aStanding(State.OFFERING).withLead(SeatState.OFFERED)));
    // then
    assertThat(told.revision()).isEqualTo(1);
    assertThat(incident.status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void isClosedOnce() {
    // given
    var incident = aReportedIncident();
    incident.resolve(ResolvedAs.ATTACK, LATER);
    // then
    assertThatThrownBy(() -> incident.withdraw(LATER)).isInstanceOf(IllegalStateException.class);
  }
}
