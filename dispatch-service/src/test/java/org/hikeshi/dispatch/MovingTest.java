package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.matching.CandidateFixture.anEngineer;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.Duration;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.FirstResponse;
import org.junit.jupiter.api.Test;

/// A small place has engineer 1, and an emergency room that has stopped has nobody.
class MovingTest {

  private static final Duration LONG = Duration.ofMinutes(11);

  private final DispatchFixture small =
      aControlRoom(1)
          .hears(
              aReport(
                  1,
                  FirstResponse.REQUESTED,
                  Category.RANSOMWARE,
                  Set.of(CareImpact.DEPARTMENT_SYSTEM_ONLY)));
  private final DispatchFixture urgent =
      aControlRoom()
          .inAWave(new Wave(true, false, 0, 0))
          .comesOnDuty(anEngineer(1).upTo(1).busyWith(1))
          .hears(aReport(1));

  @Test
  void herYesOpensTheSeatThatSheLeavesAndSaysWhy() {
    // given
    small.accepts(1);
    // when
    assertThat(urgent.after(LONG).asksToMove(sitting(Progress.ACCEPTED))).isTrue();
    var reply = urgent.comesOnDuty(anEngineer(2)).movesFrom(small, 1);
    // then
    assertThat(reply).isEqualTo(new Reply.Accepted(urgent.dispatch().id()));
    assertThat(urgent.seat("LEAD"))
        .isInstanceOfSatisfying(
            SeatState.Held.class, held -> assertThat(held.by()).isEqualTo(engineer(1)));
    assertThat(small.asked("LEAD")).containsExactly(engineer(2));
    assertThat(small.told())
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        SeatGivenBack.class,
                        back ->
                            assertThat(back.because())
                                .isEqualTo(SeatGivenBack.Because.REASSIGNED)));
    assertThat(urgent.offerTo(1, "LEAD").orElseThrow().why())
        .extracting(Object::toString)
        .containsExactly("REASSIGNED:350");
  }

  @Test
  void whileASiteHasNotWaitedLongEnoughNobodyIsLookedFor() {
    var moving = new Moving(urgent.dispatch(), urgent.watch());
    assertThat(
            moving.ask(
                () -> {
                  throw new AssertionError("the lock of all is taken");
                }))
        .isFalse();
  }

  @Test
  void untilHerYesTheSeatIsHers() {
    // given
    small.accepts(1);
    urgent.after(LONG).asksToMove(sitting(Progress.ACCEPTED));
    // when
    urgent.declines(1);
    // then
    assertThat(small.seat("LEAD")).isInstanceOf(SeatState.Held.class);
    assertThat(urgent.seat("LEAD")).isInstanceOf(SeatState.Unanswered.class);
    assertThat(urgent.after(LONG).asksToMove(sitting(Progress.ACCEPTED)))
        .as("who has said no is not asked for the same seat again")
        .isFalse();
  }

  @Test
  void whoHasLeftSinceSheWasAskedStays() {
    // given
    small.accepts(1);
    urgent.after(LONG).asksToMove(sitting(Progress.ACCEPTED));
    small.progress("LEAD", Progress.ARRIVED);
    // when
    var reply = urgent.movesFrom(small, 1);
    // then
    assertThat(reply).isInstanceOf(Reply.Gone.class);
    assertThat(small.seat("LEAD")).isInstanceOf(SeatState.Held.class);
    assertThat(urgent.seat("LEAD")).isInstanceOf(SeatState.Unanswered.class);
    assertThat(urgent.words()).endsWith("OfferWithdrawn", "DispatchUnanswered");
  }

  @Test
  void sayingYesTwiceLeavesOnce() {
    // given
    small.accepts(1);
    urgent.after(LONG).asksToMove(sitting(Progress.ACCEPTED));
    urgent.movesFrom(small, 1);
    var told = small.told().size();
    // when
    var reply = urgent.movesFrom(small, 1);
    // then
    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    assertThat(small.told()).hasSize(told);
  }

  @Test
  void nobodyIsAskedToMoveWhereASiteHasWaitedShortlyOrOthersThanRoomIsMissing() {
    small.accepts(1);
    assertThat(urgent.after(Duration.ofMinutes(9)).asksToMove(sitting(Progress.ACCEPTED)))
        .isFalse();
    urgent.comesOnDuty(anEngineer(1).offDuty()).after(LONG).triedAgain();
    assertThat(urgent.asksToMove(sitting(Progress.ACCEPTED))).isFalse();
  }

  private Sitting sitting(Progress progress) {
    var seat = small.dispatch().seats().getFirst();
    return new Sitting(
        engineer(1),
        small.dispatch().id(),
        seat.id(),
        SeatKind.LEAD,
        small.dispatch().priority(),
        progress,
        urgent.now().minus(Duration.ofMinutes(5)),
        null);
  }
}
