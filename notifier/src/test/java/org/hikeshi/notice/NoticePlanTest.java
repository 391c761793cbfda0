package org.hikeshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Forward;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.Origin;
import org.junit.jupiter.api.Test;

class NoticePlanTest {

  private static final UUID PRELIMINARY = new UUID(0, 1);
  private static final UUID FINAL = new UUID(0, 2);
  private static final UUID MYNUMBER_PRELIMINARY = new UUID(0, 3);
  private static final UUID MYNUMBER_FINAL = new UUID(0, 4);

  @Test
  void anAuthoritysFirstIsItsPreliminaryWhateverTheReportsNumber() {
    assertThat(NoticePlan.of(statutory(), List.of(), false))
        .isEqualTo(new NoticePlan(Stage.PRELIMINARY, true, List.of(PRELIMINARY)));
  }

  @Test
  void laterOnesAreFollowUpsAndServeNothingThatIsServed() {
    assertThat(NoticePlan.of(servedPreliminary(), List.of(Stage.PRELIMINARY), false))
        .isEqualTo(new NoticePlan(Stage.FOLLOW_UP, true, List.of()));
  }

  @Test
  void trap31_onlyWhatIsMeantAsTheFinalIsTheFinal() {
    assertThat(NoticePlan.of(servedPreliminary(), List.of(Stage.PRELIMINARY), true))
        .isEqualTo(new NoticePlan(Stage.FINAL, true, List.of(FINAL)));
  }

  @Test
  void oneReportMayServeAsBoth() {
    assertThat(NoticePlan.of(statutory(), List.of(), true))
        .isEqualTo(new NoticePlan(Stage.FINAL, true, List.of(PRELIMINARY, FINAL)));
  }

  @Test
  void afterTheFinalComeSupplements() {
    assertThat(
            NoticePlan.of(
                    List.of(new NoticePlan.Asked(FINAL, Stage.FINAL, true, true)),
                    List.of(Stage.PRELIMINARY, Stage.FINAL),
                    true)
                .stage())
        .isEqualTo(Stage.SUPPLEMENT);
  }

  @Test
  void aFinalThatIsStillToBeMadeIsMadeThoughAnotherWentBefore() {
    // given
    var asked =
        List.of(
            new NoticePlan.Asked(FINAL, Stage.FINAL, true, true),
            new NoticePlan.Asked(MYNUMBER_FINAL, Stage.FINAL, true, false));
    var sofar = List.of(Stage.PRELIMINARY, Stage.FINAL);
    // then
    assertThat(NoticePlan.of(asked, sofar, true))
        .isEqualTo(new NoticePlan(Stage.FINAL, true, List.of(MYNUMBER_FINAL)));
    assertThat(NoticePlan.of(asked, sofar, false).stage()).isEqualTo(Stage.SUPPLEMENT);
  }

  @Test
  void aDutyThatBeginsLaterIsServedByTheNextNotice() {
    // given
    var asked =
        List.of(
            new NoticePlan.Asked(PRELIMINARY, Stage.PRELIMINARY, true, true),
            new NoticePlan.Asked(MYNUMBER_PRELIMINARY, Stage.PRELIMINARY, true, false));
    // when
    var plan = NoticePlan.of(asked, List.of(Stage.PRELIMINARY), false);
    // then
    assertThat(plan)
        .isEqualTo(new NoticePlan(Stage.FOLLOW_UP, true, List.of(MYNUMBER_PRELIMINARY)));
  }

  @Test
  void trap31_aClerkWhoTypedInATelephoneCallHasNotApproved() {
    var plan = NoticePlan.of(statutory(), List.of(), false);
    assertThat(plan.waitsForApproval(Forward.NOW, Origin.HOSPITAL)).isFalse();
    assertThat(plan.waitsForApproval(Forward.NOW, Origin.COORDINATOR_PHONE)).isTrue();
    assertThat(plan.waitsForApproval(Forward.NOW, Origin.COORDINATOR_PAPER)).isTrue();
    assertThat(plan.waitsForApproval(Forward.NOW, Origin.CARD)).isTrue();
  }

  @Test
  void whereNoLawObligesFilingIsTheApprovalUnlessTheHospitalWantsOtherwise() {
    var plan =
        NoticePlan.of(
            List.of(new NoticePlan.Asked(PRELIMINARY, Stage.PRELIMINARY, false, false)),
            List.of(),
            false);
    assertThat(plan.waitsForApproval(Forward.NOW, Origin.COORDINATOR_PHONE)).isFalse();
    assertThat(plan.waitsForApproval(Forward.AFTER_APPROVAL, Origin.HOSPITAL)).isTrue();
  }

  private static List<NoticePlan.Asked> statutory() {
    return List.of(
        new NoticePlan.Asked(PRELIMINARY, Stage.PRELIMINARY, true, false),
        new NoticePlan.Asked(FINAL, Stage.FINAL, true, false));
  }

  private static List<NoticePlan.Asked> servedPreliminary() {
    return List.of(
        new NoticePlan.Asked(PRELIMINARY, Stage.PRELIMINARY, true, true),
        new NoticePlan.Asked(FINAL, Stage.FINAL, true, false));
  }
}
