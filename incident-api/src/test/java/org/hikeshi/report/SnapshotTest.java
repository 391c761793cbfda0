package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hikeshi.report.StatementFixture.aFirstReport;
import static org.hikeshi.report.StatementFixture.aFollowUp;

import java.time.Instant;
import java.util.List;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Persons.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {

  private static final Instant FILED = Instant.parse("2026-02-08T17:10:00Z");
  private static final Instant LATER = Instant.parse("2026-02-11T03:00:00Z");

  @Test
  void theFirstReportIsKnownWhenItWasDetected() {
    // when
    var snapshot = first(aFirstReport().detectedAt("2026-02-08T16:50:00Z"));
    // then
    assertThat(snapshot.facts().awareAt()).isEqualTo("2026-02-08T16:50:00Z");
  }

  @Test
  void withoutAnyTimeItIsKnownWhenItIsFiled() {
    // when
    var snapshot = first(aFirstReport());
    // then
    assertThat(snapshot.facts().detectedAt()).isEqualTo(FILED);
    assertThat(snapshot.facts().awareAt()).isEqualTo(FILED);
  }

  @Test
  void whenItBecameKnownNeverCarriesOver() {
    // given
    var first = first(aFirstReport().awareAt("2026-02-08T16:00:00Z"));
    // when
    var second = merged(first.followedBy(aFollowUp().said(), LATER));
    // then
    assertThat(second.facts().awareAt()).isEqualTo(LATER);
    assertThat(second.facts().detectedAt()).isEqualTo(first.facts().detectedAt());
  }

  @Test
  void whatIsLeftOutCarriesOverAndSetsReplace() {
    // given
    var first =
        first(
            aFirstReport()
                .stopping(CareImpact.EMERGENCY_STOPPED, CareImpact.SURGERY_STOPPED)
                .vendor("給食会社"));
    // when
    var second =
        merged(first.followedBy(aFollowUp().stopping(CareImpact.OUTPATIENT_STOPPED).said(), LATER));
    // then
    assertThat(second.facts().category()).isEqualTo(Category.RANSOMWARE);
    assertThat(second.facts().careImpact()).containsExactly(CareImpact.OUTPATIENT_STOPPED);
    assertThat(second.words().summary()).isEqualTo(first.words().summary());
    assertThat(second.facts().entrusted()).isTrue();
  }

  @Test
  void objectsMergeFieldByField() {
    // given
    var first = first(aFirstReport());
    // when
    var second =
        merged(
            first.followedBy(
                aFollowUp().calling(new Contact(null, null, "it@hospital.example")).said(), LATER));
    // then
    assertThat(second.words().contact())
        .isEqualTo(new Contact("情報システム室 当直", "+81 90-0000-0000", "it@hospital.example"));
  }

  @ParameterizedTest(name = "{0} {1} followed by {2} {3} is {4} {5}")
  @CsvSource({
    "ABOUT, 10000, , 130000, ABOUT, 130000",
    "ABOUT, 10000, EXACT, , EXACT, 10000",
    "UNKNOWN, , , 5, ABOUT, 5",
    "UNKNOWN, , AT_MOST, 5, AT_MOST, 5",
    "EXACT, 7, , , EXACT, 7",
    ", , , , UNKNOWN, ",
  })
  void aNumberOfPersonsMergesLikeAnyObject(
      Qualifier earlier,
      Long before,
      Qualifier said,
      Long count,
      Qualifier qualifier,
      Long expected) {
    // given
    var first = first(aFirstReport().persons(earlier, before));
    // when
    var second = merged(first.followedBy(aFollowUp().persons(said, count).said(), LATER));
    // then
    assertThat(second.facts().personalData().persons()).isEqualTo(new Persons(qualifier, expected));
  }

  @Test
  void personsGoDownOnlyWithAReason() {
    // given
    var first = first(aFirstReport().persons(Qualifier.ABOUT, 10_000L));
    var lower = aFollowUp().persons(Qualifier.EXACT, 9_000L);
    // when
    var silent = first.followedBy(lower.said(), LATER);
    var explained = first.followedBy(lower.correctedBecause("重複を除いた").said(), LATER);
    // then
    assertThat(silent).isEqualTo(new Merge.ReasonMissing(List.of(PERSONS)));
    assertThat(merged(explained).facts().personalData().persons().count()).isEqualTo(9_000L);
  }

  @Test
  void takingANumberBackNeedsAReasonToo() {
    // given
    var first = first(aFirstReport().persons(Qualifier.ABOUT, 10_000L));
    // when
    var back = first.followedBy(aFollowUp().persons(Qualifier.UNKNOWN, null).said(), LATER);
    // then
    assertThat(back).isEqualTo(new Merge.ReasonMissing(List.of(PERSONS)));
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, 5", "EXACT, "})
  void aNumberThatContradictsItselfIsRefused(Qualifier qualifier, Long count) {
    // when
    var merge = Snapshot.first(aFirstReport().persons(qualifier, count).said(), FILED, Forward.NOW);
    // then
    assertThat(merge).isEqualTo(new Merge.Contradictory(List.of(PERSONS)));
  }

  @Test
  void itemsMergeOneByOne() {
    // given
    var first =
        first(
            aFirstReport()
                .item("course", ItemState.KNOWN, "01:50 脅迫文を発見")
                .item("cause", ItemState.KNOWN, "不明なUSB"));
    // when
    var second =
        merged(
            first.followedBy(
                aFollowUp()
                    .item("cause", ItemState.UNKNOWN, null)
                    .item("secondaryHarm", ItemState.NONE, null)
                    .said(),
                LATER));
    // then
    assertThat(second.facts().items())
        .containsOnly(
            entry("course", ItemState.KNOWN),
            entry("cause", ItemState.UNKNOWN),
            entry("secondaryHarm", ItemState.NONE));
    assertThat(second.words().items()).containsOnly(entry("course", "01:50 脅迫文を発見"));
  }

  @ParameterizedTest
  @CsvSource({"KNOWN, ", "NONE, 特になし", "UNKNOWN, 調査中"})
  void anItemWhoseTextDoesNotFitItsStateIsRefused(ItemState state, String text) {
    // when
    var merge =
        Snapshot.first(aFirstReport().item("cause", state, text).said(), FILED, Forward.NOW);
    // then
    assertThat(merge).isEqualTo(new Merge.Contradictory(List.of("/items/cause/text")));
  }

  @ParameterizedTest
  @CsvSource({
    "RANSOMWARE, REQUESTED",
    "UNKNOWN, REQUESTED",
    "LOSS_OR_THEFT, NOT_REQUESTED",
    "INSIDER, NOT_REQUESTED",
    "PHISHING, NOT_REQUESTED",
    "SYSTEM_FAULT, NOT_REQUESTED",
  })
  void whetherHelpIsWantedFollowsTheCategory(Category category, FirstResponse usual) {
    // when
    var snapshot = first(aFirstReport().of(category));
    // then
    assertThat(snapshot.facts().firstResponse()).isEqualTo(usual);
  }

  @Test
  void whatWasSaidBeatsWhatIsUsual() {
    // when
    var snapshot =
        first(
            aFirstReport()
                .of(Category.SYSTEM_FAULT)
                .firstResponse(FirstResponse.REQUESTED)
                .forward(Forward.AFTER_APPROVAL));
    // then
    assertThat(snapshot.facts().firstResponse()).isEqualTo(FirstResponse.REQUESTED);
    assertThat(snapshot.forward()).isEqualTo(Forward.AFTER_APPROVAL);
  }

  @Test
  void aHospitalsOwnSettingIsItsUsualForward() {
    // when
    var merge = Snapshot.first(aFirstReport().said(), FILED, Forward.AFTER_APPROVAL);
    // then
    assertThat(merged(merge).forward()).isEqualTo(Forward.AFTER_APPROVAL);
  }

  private static final String PERSONS = "/personalData/persons/count";

  private static Snapshot first(StatementFixture report) {
    return merged(Snapshot.first(report.said(), FILED, Forward.NOW));
  }

  private static Snapshot merged(Merge merge) {
    return ((Merge.Merged) merge).snapshot();
  }
}
