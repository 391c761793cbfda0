package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.report.StatementFixture.aFirstReport;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Persons.Qualifier;
import org.hikeshi.report.Contact;
import org.hikeshi.report.Merge;
import org.hikeshi.report.PersonalDataSaid;
import org.hikeshi.report.PersonalDataSaid.PersonsSaid;
import org.hikeshi.report.Saying;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.SnapshotView;
import org.hikeshi.report.Statement;
import org.hikeshi.report.StatementFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdditionTest {

  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  private static final Instant NOTICED = Instant.parse("2026-02-09T01:50:00Z");

  @Test
  void whatTheHospitalDoesNotKnowYetIsTaken() {
    // given
    var addition = new Addition(aNotice("侵入された"), known(aFirstReport().of(Category.UNKNOWN)));
    // when
    var said = addition.said(HOSPITAL, NOTICED, false);
    // then
    assertThat(said.category()).isEqualTo(Category.MALWARE);
    assertThat(said.detectedAt()).isNull();
    assertThat(said.personalData().state()).isEqualTo(LeakState.SUSPECTED);
    assertThat(said.personalData().persons()).isEqualTo(new PersonsSaid(Qualifier.ABOUT, 500L));
    assertThat(said.firstResponse()).isEqualTo(FirstResponse.REQUESTED);
    assertThat(said.contact()).isEqualTo(Contact.NOTHING);
    assertThat(addition.left()).isEmpty();
  }

  @Test
  void whatTheHospitalSaysOtherwiseStaysAndTheDeskIsTold() {
    // given
    var addition =
        new Addition(
            aNotice("侵入された"),
            known(aFirstReport().of(Category.RANSOMWARE).persons(Qualifier.EXACT, 7L)));
    // when
    var said = addition.said(HOSPITAL, NOTICED, false);
    // then
    assertThat(said.category()).isNull();
    assertThat(said.personalData().persons()).isEqualTo(new PersonsSaid(null, null));
    assertThat(said.personalData().state()).isEqualTo(LeakState.SUSPECTED);
    assertThat(addition.left()).containsExactly("category", "personalData");
  }

  @Test
  void wordsWithoutRoomAreCutInSightAndKnownAgain() {
    // given
    var notice = aNotice("侵入された".repeat(400));
    var report = aFirstReport();
    var addition = new Addition(notice, known(report, "あ".repeat(9_000)));
    // when
    var said = addition.said(HOSPITAL, NOTICED, false);
    // then
    assertThat(said.summary()).hasSize(10_000).startsWith("あああ").endsWith("入っていません）");
    assertThat(addition.left()).contains("summary");
    var after = known(report.vendor("委託"), said.summary());
    assertThat(new Addition(notice, after).known(NOTICED)).isFalse();
    assertThat(new Addition(notice, noticed(said.summary())).known(NOTICED)).isTrue();
  }

  @Test
  void theSameWordsWithAnAnswerThatWasUnknownAreNoKnownNotice() {
    // given
    var before = view(aNotice("侵入された", null).first(HOSPITAL, NOTICED, Contact.NOTHING));
    // when
    var addition = new Addition(aNotice("侵入された"), before);
    // then
    assertThat(addition.known(NOTICED)).isFalse();
    assertThat(addition.said(HOSPITAL, NOTICED, false).personalData().state())
        .isEqualTo(LeakState.SUSPECTED);
    assertThat(new Addition(aNotice("侵入された", null), noticed("侵入された")).known(NOTICED)).isTrue();
  }

  private static VendorNotice aNotice(String summary) {
    return aNotice(
        summary,
        new PersonalDataSaid(
            LeakState.SUSPECTED,
            Answer.YES,
            null,
            null,
            null,
            null,
            null,
            new PersonsSaid(Qualifier.ABOUT, 500L),
            null,
            null));
  }

  private static VendorNotice aNotice(String summary, @Nullable PersonalDataSaid data) {
    return new VendorNotice(
        "委託",
        summary,
        Category.MALWARE,
        NOTICED,
        null,
        new Contact("窓口", "03-0000-0000", null),
        data,
        null,
        FirstResponse.REQUESTED,
        null);
  }

  private static SnapshotView known(StatementFixture report) {
    return view(report.said());
  }

  private static SnapshotView known(StatementFixture report, String summary) {
    return view(withSummary(report.said(), summary));
  }

  private static SnapshotView noticed(String summary) {
    var notice = aNotice(summary);
    return view(notice.first(HOSPITAL, NOTICED, notice.contact()));
  }

  private static Statement withSummary(Statement said, String summary) {
    return Saying.nothing()
        .category(said.category())
        .summary(summary)
        .personalData(said.personalData())
        .entrusted(said.entrusted())
        .contact(said.contact())
        .said();
  }

  private static SnapshotView view(Statement said) {
    var merge = Snapshot.first(said, NOTICED, Forward.NOW);
    var snapshot = ((Merge.Merged) merge).snapshot();
    return SnapshotView.of(snapshot.facts(), snapshot.forward(), snapshot.words(), null);
  }
}
