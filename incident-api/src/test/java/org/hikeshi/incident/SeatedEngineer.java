package org.hikeshi.incident;

import static org.hikeshi.incident.StandingFixture.ENGINEER_1;
import static org.hikeshi.incident.StandingFixture.aStanding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.NoticeEvent.DutiesWorkedOut;
import org.hikeshi.web.testing.TestTokens;

/// Engineer 1 says yes.
@ApplicationScoped
public class SeatedEngineer {

  private final Progressing progressing;

  SeatedEngineer(Progressing progressing) {
    this.progressing = progressing;
  }

  @Transactional
  public void takesTheLead(UUID incident) {
    progressing.on(
        new OfferAccepted(
            incident,
            1,
            IncidentFixture.LATER,
            1,
            aStanding(State.STAFFED).withLead(SeatState.ACCEPTED),
            StandingFixture.DISPATCH,
            "LEAD",
            ENGINEER_1));
  }

  /// Engineer 3 is asked for another seat, and has not said anything.
  @Transactional
  public void isAskedToo(UUID incident) {
    progressing.on(
        new OfferMade(
            incident,
            2,
            IncidentFixture.LATER,
            1,
            aStanding(State.STAFFED).withLead(SeatState.ACCEPTED),
            new UUID(0x7000, 3),
            "FORENSICS",
            TestTokens.engineer(3),
            IncidentFixture.LATER.plusSeconds(300),
            null));
  }

  /// Beside the seats: notifier has found that the ministry has to be told.
  @Transactional
  public void theMinistryIsToBeTold(UUID incident) {
    var duty = DutyFixture.aPreliminaryNotice(UUID.randomUUID()).to("mhlw").duty();
    progressing.on(new DutiesWorkedOut(incident, 1, IncidentFixture.LATER, 1, List.of(duty)));
  }

  @Transactional
  public void givesTheSeatBack(UUID incident) {
    progressing.on(
        new SeatGivenBack(
            incident,
            2,
            IncidentFixture.LATER,
            1,
            aStanding(State.SEARCHING).withLead(SeatState.OPEN),
            "LEAD",
            ENGINEER_1,
            null,
            null));
  }
}
