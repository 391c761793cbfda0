package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.resolved;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.matching.CandidateFixture.anEngineer;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.Duration;
import org.hikeshi.dispatch.Move.Hindrance;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.matching.CandidateFixture;
import org.hikeshi.matching.Skill;
import org.junit.jupiter.api.Test;

/// In a wave a site waits, for engineer 1 has no room for one more duty.
class TriageTest {

  private final DispatchFixture room =
      aControlRoom()
          .inAWave(new Wave(true, true, 0, 0))
          .comesOnDuty(busy(1))
          .hears(aReport(1))
          .after(Duration.ofMinutes(5));

  private static CandidateFixture busy(int n) {
    return anEngineer(n).upTo(1).busyWith(1);
  }

  @Test
  void afterSomeMinutesSomebodyTelephonesBesideHerDuties() {
    assertThat(room.words()).containsExactly("DispatchOpened", "DispatchUnanswered");
    // when
    room.triedAgain();
    // then
    assertThat(room.asked("TRIAGE")).containsExactly(engineer(1));
    assertThat(room.asked("LEAD")).isEmpty();
    assertThat(room.words()).endsWith("SeatOpened", "OfferMade");
  }

  @Test
  void itIsNeverTheLeadsSeat() {
    // given
    room.triedAgain();
    // when
    room.accepts(1, "TRIAGE");
    // then
    assertThat(room.dispatch().toldState()).isEqualTo(State.UNANSWERED);
    assertThat(room.dispatch().seating().ledBy(engineer(1))).isFalse();
    assertThat(room.dispatch().standing().seats()).hasSize(2);
  }

  @Test
  void whoTelephonesMayLeadAsSoonAsSheHasRoomAndThatEndsTheTriage() {
    // given
    room.triedAgain();
    room.accepts(1, "TRIAGE");
    // when
    room.comesOnDuty(anEngineer(1).upTo(1)).triedAgain();
    room.accepts(1);
    // then
    assertThat(room.seat("LEAD")).isInstanceOf(SeatState.Held.class);
    assertThat(room.seat("TRIAGE"))
        .isInstanceOfSatisfying(SeatState.Held.class, held -> assertThat(held.done()).isTrue());
    assertThat(room.dispatch().toldState()).isEqualTo(State.STAFFED);
  }

  /// By this the notifier knows whom to tell that she need telephone no more.
  @Test
  void whereSomebodyElseLeadsThatIsSaidAsTheTriageEnds() {
    // given
    room.triedAgain();
    room.accepts(1, "TRIAGE");
    // when
    room.comesOnDuty(anEngineer(2)).triedAgain();
    room.accepts(2);
    // then
    assertThat(room.told())
        .filteredOn(
            event ->
                event instanceof SeatProgressed on && on.state() == DispatchEvent.SeatState.DONE)
        .singleElement()
        .satisfies(
            ended ->
                assertThat(ended.standing().seats())
                    .filteredOn(seat -> seat.seat().equals("LEAD"))
                    .extracting(DispatchEvent.Seat::engineerId)
                    .containsExactly(engineer(2)));
  }

  @Test
  void whoWasOnlyAskedToTelephoneIsNotNeededOnceThereIsALead() {
    // given
    room.triedAgain();
    // when
    room.comesOnDuty(anEngineer(2)).triedAgain();
    room.accepts(2);
    // then
    assertThat(room.dispatch().standing().seats()).hasSize(1);
    assertThat(room.offerTo(2, "LEAD").orElseThrow().sitting()).isTrue();
    assertThat(room.words()).contains("OfferWithdrawn");
  }

  @Test
  void oneWaitIsTelephonedOnce() {
    // given
    room.triedAgain();
    room.accepts(1, "TRIAGE");
    // when
    room.progress("TRIAGE", Progress.DONE);
    room.after(Duration.ofMinutes(30)).triedAgain();
    // then
    assertThat(room.dispatch().standing().seats()).hasSize(2);
    assertThat(room.dispatch().toldState()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void nobodyTelephonesWhereNobodyWouldComeAnyway() {
    // given
    var alone = aControlRoom().inAWave(new Wave(true, true, 0, 0)).hears(aReport(1));
    // when
    alone.after(Duration.ofMinutes(30)).triedAgain();
    // then
    assertThat(alone.dispatch().standing().seats()).hasSize(1);
  }

  @Test
  void oneLooksAfterThreeAndOneLevelLessWillDo() {
    // given
    room.comesOnDuty(busy(1).lookingAfter(3));
    room.comesOnDuty(anEngineer(2).with(new Skill("LEAD", 1, null)));
    // when
    room.triedAgain();
    // then
    assertThat(room.asked("TRIAGE")).containsExactly(engineer(2));
  }

  @Test
  void itStaysRemote() {
    // given
    room.triedAgain();
    // then
    assertThat(room.turns("TRIAGE", Mode.ON_SITE))
        .isEqualTo(new Move.NotNow(Hindrance.TRIAGE_IS_REMOTE));
  }

  @Test
  void aNewBeginningDecidesAnewWhetherSomebodyTelephones() {
    // given
    room.triedAgain();
    room.accepts(1, "TRIAGE");
    // when
    room.hears(withdrawn(2)).hears(aReport(3));
    // then
    assertThat(room.dispatch().standing().seats()).hasSize(1);
    assertThat(room.hears(resolved(4)).dispatch().toldState()).isEqualTo(State.STOOD_DOWN);
  }
}
