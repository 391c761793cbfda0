package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.Told;
import org.hikeshi.dispatch.Told.Wanted;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.DispatchOpened;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatOverdue;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What gives cause to ring the desk, and what ends it.
class CauseTest {

  private static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");
  private static final UUID INCIDENT = new UUID(1, 1);
  private static final UUID ANNA = new UUID(2, 1);
  private static final UUID BO = new UUID(2, 2);

  @Test
  void nobodyLeftToAskRingsUntilSomebodyIs() {
    // given
    var unanswered = standing(State.UNANSWERED, SeatState.OPEN, null);
    var cause = rung(told(new DispatchUnanswered(INCIDENT, 2, AT, 1, unanswered), Wanted.NOTHING));
    // when / then
    assertThat(cause.what()).isEqualTo(What.UNANSWERED);
    assertThat(holds(cause, unanswered)).isTrue();
    assertThat(holds(cause, standing(State.OFFERING, SeatState.OFFERED, null))).isFalse();
    assertThat(holds(cause, standing(State.STOOD_DOWN, SeatState.OPEN, null))).isFalse();
  }

  @Test
  void whoIsLateRingsUntilSheIsThereOrSomebodyElseHasHerSeat() {
    // given
    var onTheWay = standing(State.STAFFED, SeatState.EN_ROUTE, ANNA);
    var cause =
        rung(
            told(
                new SeatOverdue(
                    INCIDENT, 3, AT, 1, onTheWay, "LEAD", ANNA, SeatOverdue.What.ARRIVAL),
                Wanted.NOTHING));
    // when / then
    assertThat(cause).isEqualTo(new Cause(What.LATE, "LEAD", ANNA));
    assertThat(holds(cause, onTheWay)).isTrue();
    assertThat(holds(cause, standing(State.STAFFED, SeatState.ARRIVED, ANNA))).isFalse();
    assertThat(holds(cause, standing(State.STAFFED, SeatState.EN_ROUTE, BO))).isFalse();
    assertThat(holds(cause, standing(State.DONE, SeatState.EN_ROUTE, ANNA))).isFalse();
  }

  @Test
  void whoIsLateAndNamesATimeToComeRingsNoMore() {
    // given
    var late = new Cause(What.LATE, "LEAD", ANNA);
    // when / then
    assertThat(holds(late, onTheWay(AT.plusSeconds(1)))).isFalse();
    assertThat(holds(late, onTheWay(AT))).isTrue();
    assertThat(holds(late, onTheWay(null))).as("she has named none").isTrue();
  }

  @Test
  void whoIsSilentRingsUntilSheSaysThatSheIsWell() {
    // given
    var working = standing(State.STAFFED, SeatState.WORKING, ANNA);
    var cause =
        rung(
            told(
                new SeatOverdue(
                    INCIDENT, 3, AT, 1, working, "LEAD", ANNA, SeatOverdue.What.CHECK_IN),
                Wanted.NOTHING));
    var well = new CheckInAnswered(INCIDENT, 4, AT, 1, working, "LEAD", ANNA);
    var another = new CheckInAnswered(INCIDENT, 4, AT, 1, working, "NETWORK", BO);
    // when / then
    assertThat(cause).isEqualTo(new Cause(What.SILENT, "LEAD", ANNA));
    assertThat(cause.holds(told(another, Wanted.NOTHING), working)).isTrue();
    assertThat(cause.holds(told(well, Wanted.NOTHING), working)).isFalse();
    assertThat(holds(cause, standing(State.STAFFED, SeatState.DONE, ANNA))).isFalse();
  }

  @Test
  void whoIsOnSiteNoMoreIsSilentNoMore() {
    // given
    var silent = new Cause(What.SILENT, "LEAD", ANNA);
    // when / then
    for (var state : SeatState.values()) {
      var onSite = state == SeatState.ARRIVED || state == SeatState.WORKING;
      assertThat(holds(silent, standing(State.STAFFED, state, ANNA))).isEqualTo(onSite);
      var remote = new Seat("LEAD", Mode.REMOTE, state, ANNA, AT, null);
      assertThat(holds(silent, standing(State.STAFFED, remote))).isFalse();
    }
  }

  @Test
  void theDesksYesAndACallBackRingAsLongAsTheyAreWaitedFor() {
    // given
    var searching = standing(State.SEARCHING, SeatState.OPEN, null);
    var opened = new DispatchOpened(INCIDENT, 1, AT, 1, searching);
    // when / then
    assertThat(Cause.in(told(opened, Wanted.NOTHING))).isEmpty();
    assertThat(rung(told(opened, Wanted.YES)).what()).isEqualTo(What.START);
    var cause = rung(told(opened, Wanted.CALL_BACK));
    assertThat(cause.what()).isEqualTo(What.CALL_BACK);
    assertThat(cause.holds(told(opened, Wanted.CALL_BACK), searching)).isTrue();
    assertThat(cause.holds(told(opened, Wanted.YES), searching)).isFalse();
  }

  @Test
  void askedForAgainRingsAsLongAsTheDeskIsWaitedFor() {
    // given
    var done = standing(State.DONE, SeatState.DONE, ANNA);
    var updated = new DispatchUpdated(INCIDENT, 9, AT, 2, done);
    // when
    var cause = rung(told(updated, Wanted.AGAIN));
    // then
    assertThat(cause.what()).isEqualTo(What.ASKED_AGAIN);
    assertThat(cause.holds(told(updated, Wanted.AGAIN), done)).isTrue();
    assertThat(cause.holds(told(updated, Wanted.NOTHING), done)).isFalse();
    assertThat(Cause.in(told(updated, Wanted.AGAIN)).orElseThrow().anew())
        .as("whoever has it in hand is asked no more, so this is by a later report")
        .isTrue();
  }

  private static Cause rung(Told told) {
    return Cause.in(told).orElseThrow().cause();
  }

  private static boolean holds(Cause cause, Standing standing) {
    return cause.holds(
        told(new DispatchUpdated(INCIDENT, 9, AT, 1, standing), Wanted.NOTHING), standing);
  }

  private static Standing standing(State state, SeatState seat, @Nullable UUID engineer) {
    return standing(state, new Seat("LEAD", Mode.ON_SITE, seat, engineer, AT, AT));
  }

  private static Standing onTheWay(@Nullable Instant expectedAt) {
    return standing(
        State.STAFFED, new Seat("LEAD", Mode.ON_SITE, SeatState.EN_ROUTE, ANNA, AT, expectedAt));
  }

  private static Standing standing(State state, Seat seat) {
    return new Standing(new UUID(3, 3), state, List.of(seat), null);
  }

  private static Told told(DispatchEvent event, Wanted wanted) {
    return new Told(event, new UUID(4, 4), false, wanted, "14", List.of(), null);
  }
}
