package org.hikeshi.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;

/// Where a dispatch of one LEAD seat stands.
record StandingFixture(State state) {

  static final UUID DISPATCH = UUID.fromString("00000000-0000-7000-8000-0000000000d1");
  static final UUID ENGINEER_1 = UUID.fromString("00000000-0000-7000-8000-0000000000e1");
  static final Instant ACCEPTED_AT = Instant.parse("2026-02-08T17:20:00Z");

  static StandingFixture aStanding(State state) {
    return new StandingFixture(state);
  }

  Standing withLead(SeatState seat) {
    boolean taken = seat != SeatState.OPEN && seat != SeatState.OFFERED;
    return new Standing(
        DISPATCH,
        state,
        List.of(
            new Seat(
                "LEAD",
                Mode.REMOTE,
                seat,
                taken ? ENGINEER_1 : null,
                taken ? ACCEPTED_AT : null,
                null)),
        null);
  }
}
