package org.hikeshi.incident;

import static org.hikeshi.incident.StandingFixture.ENGINEER_1;
import static org.hikeshi.incident.StandingFixture.aStanding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;

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
