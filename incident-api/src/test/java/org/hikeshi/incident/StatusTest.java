package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.incident.StandingFixture.aStanding;

import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTest {

  @ParameterizedTest(name = "{0} with a lead that is {1} is {2}")
  @CsvSource({
    "SEARCHING, OPEN, DISPATCHING",
    "OFFERING, OFFERED, DISPATCHING",
    "OFFERING, ACCEPTED, RESPONDING",
    "OFFERING, WORKING, RESPONDING",
    "STAFFED, ACCEPTED, RESPONDING",
    "DONE, DONE, RESPONDING",
    "UNANSWERED, OPEN, UNANSWERED",
    "UNANSWERED, EN_ROUTE, RESPONDING",
    "STOOD_DOWN, OPEN, REPORTED",
  })
  void mirrorsTheDispatch(State dispatch, SeatState lead, Status expected) {
    // when
    var status = Status.DISPATCHING.heard(aStanding(dispatch).withLead(lead));
    // then
    assertThat(status).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"REPORTED", "DISPATCHING", "RESPONDING", "UNANSWERED"})
  void withoutADispatchItIsJustReported(Status before) {
    assertThat(before.heard(null)).isEqualTo(Status.REPORTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"RESOLVED", "WITHDRAWN"})
  void whatIsClosedStaysClosed(Status closed) {
    assertThat(closed.heard(aStanding(State.STAFFED).withLead(SeatState.WORKING)))
        .isEqualTo(closed);
  }
}
