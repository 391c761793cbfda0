package org.hikeshi.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.KnownCodes;
import org.hikeshi.events.LeakState;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NineItemsTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  @Test
  void theyComeInTheOrderOfTheRule() {
    // when
    var items = NineItems.of(DocumentFixture.finalReport(), JAPANESE);
    // then
    assertThat(items)
        .extracting(NineItems.Item::no)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
    assertThat(items.get(7).rows())
        .extracting(NineItems.Row::label)
        .containsExactly("実施済みの措置", "今後実施予定の措置");
  }

  @Test
  void whatIsNotKnownAndWhatIsNoneAreTwoAnswers() {
    // when
    var rows = rows(DocumentFixture.finalReport());
    // then
    assertThat(row(rows, Part.SECONDARY_HARM).text()).isEqualTo("なし");
    assertThat(row(rows, Part.PREVENTION_PLANNED).text()).isEqualTo("確認中");
    assertThat(row(rows, Part.MY_NUMBER).state()).isEqualTo(ItemState.NONE);
    assertThat(row(rows(DocumentFixture.preliminary()), Part.MY_NUMBER).text()).isEqualTo("確認中");
  }

  @Test
  void numbersSayHowSureTheyAre() {
    assertThat(row(rows(DocumentFixture.preliminary()), Part.PERSONS).text())
        .isEqualTo("最大10,000人");
    assertThat(row(rows(DocumentFixture.finalReport()), Part.PERSONS).text())
        .isEqualTo("約130,000人（概数）");
  }

  @Test
  void whatIsMissingIsWhatThePaperShowsAsOpen() {
    // given
    var document = DocumentFixture.finalReport();
    // when
    var missing = Part.missing(document.facts());
    // then
    assertThat(missing).containsExactly(Part.PREVENTION_PLANNED);
    assertThat(rows(document).stream().filter(NineItems.Row::open).map(NineItems.Row::part))
        .containsExactlyElementsOf(missing);
    assertThat(Part.missing(DocumentFixture.preliminary().facts()))
        .contains(Part.OCCURRED_AT, Part.CAUSE, Part.PREVENTION_DONE)
        .doesNotContain(Part.PERSONS, Part.SENSITIVE);
  }

  @Test
  void changesAreWhatTheReportBeforeSaidOtherwise() {
    assertThat(DocumentFixture.finalReport().changes())
        .extracting(Document.Change::part, Document.Change::before)
        .containsExactlyInAnyOrder(tuple("cause", "確認中"), tuple("secondaryHarm", "確認中"));
  }

  @ParameterizedTest
  @EnumSource(LeakState.class)
  void whomItConcernsIsAsKnownInTheDocumentAsOnPaper(LeakState leak) {
    // when
    var document = DocumentFixture.of(leak, CareImpact.UNKNOWN, Map.of());
    // then
    assertThat(document.items().persons().known())
        .isEqualTo(row(rows(document), Part.PERSONS).state());
  }

  @ParameterizedTest
  @EnumSource(CareImpact.class)
  void whatItDoesToCareIsAsKnownInTheDocumentAsOnPaper(CareImpact impact) {
    // when
    var document = DocumentFixture.of(LeakState.UNKNOWN, impact, Map.of());
    // then
    assertThat(document.items().other().known())
        .isEqualTo(row(rows(document), Part.CARE_IMPACT).state());
  }

  @Test
  void thatNothingElseIsToBeSaidDoesNotTakeBackWhatIsSaid() {
    // when
    var document =
        DocumentFixture.of(
            LeakState.UNKNOWN,
            CareImpact.EMERGENCY_STOPPED,
            Map.of("other", DocumentFixture.none()));
    // then
    assertThat(document.items().other().known()).isEqualTo(ItemState.KNOWN);
  }

  @Test
  void whateverAHospitalIsOfferedHasAWordOnPaper() {
    for (var language : Texts.LANGUAGES) {
      var texts = Texts.in(language);
      assertThat(KnownCodes.SYSTEMS).noneMatch(code -> texts.called("system", code).equals(code));
      assertThat(KnownCodes.ENTRY_ROUTES)
          .noneMatch(code -> texts.called("route", code).equals(code));
    }
  }

  @Test
  void trap20_reiwaNIs2018PlusN() {
    assertThat(JapaneseDays.of(LocalDate.of(2026, 2, 9))).isEqualTo("令和8年（2026年）2月9日");
    assertThat(JapaneseDays.of(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年（2019年）5月1日");
    assertThat(JapaneseDays.of(Instant.parse("2026-02-08T15:50:00Z")))
        .isEqualTo("令和8年（2026年）2月9日 午前0時50分");
  }

  private static List<NineItems.Row> rows(Document document) {
    return NineItems.of(document, JAPANESE).stream().flatMap(item -> item.rows().stream()).toList();
  }

  private static NineItems.Row row(List<NineItems.Row> rows, Part part) {
    return rows.stream().filter(row -> row.part() == part).findFirst().orElseThrow();
  }
}
