package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.by;
import static org.hikeshi.dispatch.DispatchFixture.terms;

import java.time.Duration;
import java.util.List;
import org.hikeshi.dispatch.DispatchState.AwaitingDesk;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.dispatch.Told.Wanted;
import org.hikeshi.events.Origin;
import org.junit.jupiter.api.Test;

/// A report that nobody but a card has spoken of.
class CallBackTest {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Terms AFTER_DESK =
      terms(Start.AFTER_DESK, List.of(1), List.of(SeatRule.LEAD));

  private final DispatchFixture room = aControlRoom(1);

  @Test
  void nobodyIsAskedBeforeTheDeskHasCalledBack() {
    // when
    room.hears(by(Origin.CARD, aReport(1)));
    // then
    assertThat(room.dispatch().wanted()).isEqualTo(Wanted.CALL_BACK);
    assertThat(room.asked("LEAD")).isEmpty();
    assertThat(room.words()).containsExactly("DispatchOpened");
  }

  @Test
  void anotherWordByCardConfirmsNothing() {
    // given
    room.hears(by(Origin.CARD, aReport(1)));
    // when
    room.hears(by(Origin.CARD, aReport(2)));
    // then
    assertThat(room.dispatch().wanted()).isEqualTo(Wanted.CALL_BACK);
    assertThat(room.asked("LEAD")).isEmpty();
  }

  @Test
  void theDesksConfirmationLetsItGoOn() {
    // given
    room.on(AFTER_DESK).hears(by(Origin.CARD, aReport(1)));
    // when
    room.hears(by(Origin.COORDINATOR_PHONE, aReport(2)));
    // then
    assertThat(room.dispatch().wanted()).isEqualTo(Wanted.NOTHING);
    assertThat(room.asked("LEAD")).hasSize(1);
  }

  @Test
  void theHospitalsOwnWordDoesWhereTheDesksYesIsNotWaitedFor() {
    // given
    room.hears(by(Origin.CARD, aReport(1)));
    // when
    room.hears(aReport(2));
    // then
    assertThat(room.asked("LEAD")).hasSize(1);
  }

  @Test
  void theHospitalsOwnWordLeavesTheDesksYesToTheDesk() {
    // given
    room.on(AFTER_DESK).hears(by(Origin.CARD, aReport(1)));
    // when
    room.hears(aReport(2));
    // then
    assertThat(room.dispatch().wanted()).isEqualTo(Wanted.YES);
    assertThat(room.asked("LEAD")).isEmpty();
  }

  @Test
  void onceConfirmedACardIsAWordLikeOthers() {
    // given
    room.hears(aReport(1));
    // when
    room.hears(by(Origin.CARD, aReport(2)));
    // then
    assertThat(room.dispatch().wanted()).isEqualTo(Wanted.NOTHING);
    assertThat(room.asked("LEAD")).hasSize(1);
  }

  @Test
  void whoTakesItUpHasHerOwnTimeToCall() {
    // given
    room.hears(by(Origin.CARD, aReport(1)));
    // when
    room.unswept(Duration.ofMinutes(9)).takenUp();
    // then
    assertThat(room.dispatch().state()).isEqualTo(new AwaitingDesk(room.now().plus(WINDOW)));
  }
}
