package org.hikeshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.junit.jupiter.api.Test;

class HappeningTest {

  private static final UUID ANNA = new UUID(2, 1);
  private static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");

  @Test
  void whoGoesOnSaysWhetherSheHelpsFromAfar() {
    // given
    var lead = new Seat("LEAD", Mode.REMOTE, SeatState.WORKING, ANNA, AT, null);
    var network = new Seat("NETWORK", Mode.ON_SITE, SeatState.EN_ROUTE, new UUID(2, 2), AT, null);
    var standing = new Standing(new UUID(3, 1), State.STAFFED, List.of(network, lead), null);
    // when
    var codes =
        Happening.codes(
            new SeatProgressed(
                new UUID(1, 1), 4, AT, 1, standing, "LEAD", ANNA, SeatState.WORKING, null));
    // then
    assertThat(codes)
        .containsEntry("mode", "REMOTE")
        .containsEntry("state", "WORKING")
        .containsEntry("seat", "LEAD")
        .containsEntry("engineer", ANNA.toString());
  }
}
