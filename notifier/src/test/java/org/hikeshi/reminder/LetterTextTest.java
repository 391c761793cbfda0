package org.hikeshi.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.notice.Notice;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private static final LocalDate DAY = LocalDate.parse("2026-02-13");
  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  @Test
  void trap28_aGuidesDayIsNeverCalledALimitOrABreach() {
    for (var matter : List.of(Matter.TARGET, Matter.PRELIMINARY)) {
      for (int left = -10; left <= 10; left++) {
        var today = DAY.minusDays(left);
        assertThat(LetterText.when(of(matter), today, JAPANESE))
            .doesNotContain("違反", "期限", "超過")
            .containsAnyOf("目標", "目安");
        assertThat(LetterText.when(of(matter), today, ENGLISH).toLowerCase(Locale.ROOT))
            .doesNotContain("breach", "deadline", "overdue", "last day");
      }
    }
  }

  @Test
  void theLawsLastDayIsCalledOne() {
    assertThat(LetterText.when(of(Matter.FINAL), DAY.minusDays(7), JAPANESE))
        .isEqualTo("期限まであと7日です");
    assertThat(LetterText.when(of(Matter.FINAL), DAY.plusDays(2), JAPANESE))
        .isEqualTo("期限を2日過ぎています");
    assertThat(LetterText.what(of(Matter.FINAL), JAPANESE)).isEqualTo("個人情報保護委員会への確報");
  }

  @Test
  void aDayOnWhichSomethingBeganIsNotReadAsADayToMeetIt() {
    for (var matter : Matter.values()) {
      // when
      var day = LetterText.day(of(matter), JAPANESE);
      // then
      assertThat(day).startsWith("2026年2月13日（金）");
      assertThat(day.endsWith("から"))
          .as(matter.name())
          .isEqualTo(
              List.of(Matter.WAITING, Matter.UNDELIVERED, Matter.ASKED, Matter.GAVE_UP)
                  .contains(matter));
    }
  }

  @Test
  void aNoticeThatWaitsSaysSinceWhen() {
    assertThat(LetterText.when(of(Matter.WAITING), DAY, JAPANESE)).startsWith("今日から");
    assertThat(LetterText.when(of(Matter.WAITING), DAY.plusDays(3), JAPANESE)).startsWith("3日前から");
  }

  @Test
  void personsWaitToBeToldAndNotForAnApproval() {
    for (int left = -1; left <= 1; left++) {
      var day = DAY.minusDays(left);
      assertThat(LetterText.when(personsWait(), day, JAPANESE))
          .contains("まだ知らせていない本人がいます")
          .doesNotContain("承認");
      assertThat(LetterText.when(personsWait(), day, ENGLISH))
          .contains("have not been told")
          .doesNotContain("approve");
    }
  }

  private static Deadline personsWait() {
    return new Deadline(
        new UUID(0, 1), Matter.WAITING, DAY, Instant.EPOCH, "persons", null, null, "TO_FILE");
  }

  @Test
  void thatAnIncidentIsOverIsNotCalledAFollowUp() {
    // given
    var withdrawn = of(Matter.WAITING, Stage.FOLLOW_UP, Notice.Kind.WITHDRAWAL);
    var merged = of(Matter.WAITING, Stage.FOLLOW_UP, Notice.Kind.CARRIED_ON);
    // when / then
    assertThat(LetterText.what(withdrawn, JAPANESE)).isEqualTo("個人情報保護委員会への報告の取り下げ");
    assertThat(LetterText.what(merged, JAPANESE)).isEqualTo("個人情報保護委員会への統合のお知らせ");
    assertThat(LetterText.what(withdrawn, ENGLISH)).startsWith("Withdrawal to ");
    assertThat(LetterText.what(merged, ENGLISH)).startsWith("Notice of a merging to ");
  }

  @Test
  void everyMatterAndStateHasItsWordsInBothLanguages() {
    for (var texts : List.of(JAPANESE, ENGLISH)) {
      for (var matter : Matter.values()) {
        for (int left = -1; left <= 1; left++) {
          assertThat(LetterText.when(of(matter), DAY.minusDays(left), texts))
              .doesNotStartWith("reminder.");
        }
      }
      for (var state : DutyState.values()) {
        if (state != DutyState.NOT_REQUIRED && state != DutyState.RECEIPTED) {
          assertThat(texts.word("reminder.do", state)).doesNotStartWith("reminder.");
        }
      }
    }
  }

  private static Deadline of(Matter matter) {
    return of(matter, Stage.FINAL, Notice.Kind.REPORT);
  }

  private static Deadline of(Matter matter, Stage stage, Notice.Kind kind) {
    return new Deadline(
        new UUID(0, 1), matter, DAY, Instant.EPOCH, "ppc", stage, kind.called(stage), "DRAFT");
  }
}
