package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.call.Ladder.Step.Anew;
import org.hikeshi.call.Ladder.Step.Climb;
import org.hikeshi.call.Ladder.Step.Rest;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Ladder LADDER =
      new Ladder(
          List.of(
              Rung.of(Way.EMAIL, "a@example.test"),
              new Rung(Way.SMS, "+81 90-0000-0000", Duration.ZERO),
              Rung.of(Way.VOICE, "+81 90-0000-0000")),
          USUAL);

  @Test
  void whatIsNotAnsweredIsFollowedByTheNextWayAfterItsOwnDelay() {
    assertThat(LADDER.after(0, Result.SENT, false, 1, true)).isEqualTo(new Climb(1, Duration.ZERO));
    assertThat(LADDER.after(1, Result.SENT, true, 1, true)).isEqualTo(new Climb(2, USUAL));
  }

  @Test
  void whatWasNotDeliveredIsFollowedByTheNextWayAtOnce() {
    assertThat(LADDER.after(1, Result.FAILED, true, 1, true))
        .isEqualTo(new Climb(2, Duration.ZERO));
  }

  @Test
  void afterTheLastWayTheAnswerIsWaitedFor() {
    assertThat(LADDER.after(2, Result.SENT, false, 1, true)).isEqualTo(new Rest());
    assertThat(LADDER.after(2, Result.FAILED, true, 1, true)).isEqualTo(new Rest());
  }

  @Test
  void whereNoWayTookItAllAreTriedAgainEverLessOften() {
    assertThat(LADDER.after(2, Result.FAILED, false, 1, true))
        .isEqualTo(new Anew(Duration.ofSeconds(5)));
    assertThat(LADDER.after(2, Result.FAILED, false, 4, true))
        .isEqualTo(new Anew(Duration.ofSeconds(20)));
    assertThat(LADDER.after(2, Result.FAILED, false, 99, true))
        .isEqualTo(new Anew(Duration.ofSeconds(60)));
  }

  @Test
  void whereNobodyPicksUpItRingsAgain() {
    assertThat(LADDER.after(2, Result.NOBODY, true, 1, true)).isEqualTo(new Anew(USUAL));
  }

  @Test
  void theLastResortIsTakenOnlyWhereNoOtherWayTookTheWords() {
    var window = Duration.ofMinutes(2);
    var desk = new Ladder(LADDER.rungs(), USUAL, window, true);
    assertThat(desk.after(1, Result.FAILED, false, 1, true))
        .isEqualTo(new Climb(Climb.LAST_RESORT, Duration.ZERO));
    assertThat(desk.after(1, Result.FAILED, true, 1, true)).isEqualTo(new Anew(window));
    assertThat(desk.after(1, Result.SENT, false, 1, true)).isEqualTo(new Anew(window));
    assertThat(desk.after(2, Result.SENT, false, 1, true)).isEqualTo(new Anew(window));
    assertThat(desk.after(2, Result.FAILED, false, 1, true))
        .isEqualTo(new Anew(Duration.ofSeconds(5)));
    assertThat(desk.place(Climb.LAST_RESORT)).isEqualTo(2);
    assertThat(List.of(desk.place(1), desk.place(2), desk.place(5))).containsExactly(1, 1, 1);
  }

  @Test
  void theLastResortIsTakenEverLessOften() {
    // given
    var window = Duration.ofMinutes(2);
    var desk = new Ladder(LADDER.rungs(), USUAL, window, true);
    // when
    var taken =
        IntStream.rangeClosed(1, 720)
            .filter(
                pass -> !desk.after(1, Result.FAILED, false, pass, true).equals(new Anew(window)))
            .boxed();
    // then
    assertThat(taken).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
  }

  @Test
  void whereOneOfManyIsToAnswerItGoesAroundUntilSomebodyDoes() {
    var window = Duration.ofMinutes(2);
    var around = new Ladder(LADDER.rungs(), USUAL, window, false);
    assertThat(around.after(1, Result.SENT, true, 1, true)).isEqualTo(new Climb(2, USUAL));
    assertThat(around.after(2, Result.SENT, true, 1, true)).isEqualTo(new Anew(window));
    assertThat(around.after(2, Result.FAILED, true, 7, true)).isEqualTo(new Anew(window));
    assertThat(around.after(2, Result.NOBODY, true, 7, true)).isInstanceOf(Anew.class);
  }

  @Test
  void whoNeedNotAnswerIsToldOnce() {
    assertThat(LADDER.after(0, Result.SENT, false, 1, false)).isEqualTo(new Rest());
  }

  @Test
  void theWorstNamesTheSeverity() {
    assertThat(Severity.of(List.of("OUTPATIENT_STOPPED", "ICU_AFFECTED")))
        .isEqualTo(Severity.CRITICAL);
    assertThat(Severity.of(List.of("OUTPATIENT_STOPPED"))).isEqualTo(Severity.URGENT);
    assertThat(Severity.of(List.of("SOMETHING_NEW"))).isEqualTo(Severity.ORDINARY);
  }
}
