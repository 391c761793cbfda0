package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageAnswersTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  @Test
  void onAPageTheGeneralWordsSpeakToPeopleAndNotToPrograms() {
    // given
    var refused = Stream.of(401, 405, 406, 415, 429, 503).map(of -> Problem.of(of, JAPANESE));
    // when
    var details = refused.map(problem -> PageAnswers.detail(problem, JAPANESE));
    // then
    assertThat(details)
        .allSatisfy(
            said ->
                assertThat(said)
                    .doesNotContain("Retry-After", "トークン", "HTTP", "application/json", "web.page"));
  }

  @Test
  void aPageThatCouldNotBeReadIsToBeReloadedAndNobodyIsToldThatSheMayHaveReported() {
    // given
    var unread = Problem.of(503, List.of(), JAPANESE, Problem.UNREAD);
    // then
    assertThat(PageAnswers.detail(unread, JAPANESE)).isEqualTo("今は読み出せませんでした。");
    assertThat(PageAnswers.next(unread, JAPANESE)).contains("読み直して").doesNotContain("ボタン");
  }

  @Test
  void whatWasSaidOfThisRefusalAloneStaysAsItIs() {
    // given
    var special = Problem.of(503, List.of(), JAPANESE, "文書を今は作れません。");
    var general = Problem.of(404, JAPANESE);
    // then
    assertThat(PageAnswers.detail(special, JAPANESE)).isEqualTo("文書を今は作れません。");
    assertThat(PageAnswers.detail(general, JAPANESE)).isEqualTo(general.detail());
  }
}
