package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningDrillsTest {

  private static final UUID HOSPITAL = new UUID(0, 0xa);
  private static final UUID DRILL = new UUID(0, 0xd);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T01:00:00Z"));
  private final Dispatch dispatch = new Dispatch();
  private final RunningDrills drills = new RunningDrills(dispatch, clock);

  @BeforeEach
  void oneRuns() {
    dispatch.runs = new ControlRoom.Running(List.of(drill(DRILL, HOSPITAL)));
    drills.look();
  }

  @Test
  void aDrillIsItsHospitalsAndNobodyElses() {
    assertThat(drills.of(HOSPITAL)).contains(DRILL);
    assertThat(drills.of(new UUID(0, 0xb))).isEmpty();
  }

  @Test
  void itGoesOnWhileDispatchServiceIsAwayForAMomentAndIsNotKnownAfterAMinute() {
    // given
    dispatch.runs = null;
    // when
    clock.advance(Duration.ofSeconds(59));
    drills.look();
    var soon = drills.of(HOSPITAL);
    clock.advance(Duration.ofSeconds(1));
    drills.look();
    // then
    assertThat(soon).contains(DRILL);
    assertThat(drills.of(HOSPITAL)).isEmpty();
  }

  @Test
  void itIsOverWhenDispatchServiceSaysSo() {
    // given
    dispatch.runs = new ControlRoom.Running(List.of());
    // when
    drills.look();
    // then
    assertThat(drills.of(HOSPITAL)).isEmpty();
  }

  @Test
  void whatAnotherVersionLeavesOutIsNoDrill() {
    // given
    dispatch.runs = new ControlRoom.Running(List.of(drill(null, HOSPITAL), drill(DRILL, null)));
    // when
    drills.look();
    // then
    assertThat(drills.of(HOSPITAL)).isEmpty();
  }

  private static ControlRoom.Drill drill(@Nullable UUID id, @Nullable UUID hospital) {
    return new ControlRoom.Drill(id, hospital, null, null);
  }

  private static final class Dispatch implements ControlRoom {

    private ControlRoom.@Nullable Running runs;

    @Override
    public Running runningDrills() {
      if (runs == null) {
        throw new ServiceUnavailableException();
      }
      return runs;
    }

    @Override
    public Engineer engineer(UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Card card(UUID incident) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Drill reportedInDrill(UUID drill, Exercised said) {
      throw new UnsupportedOperationException();
    }
  }
}
