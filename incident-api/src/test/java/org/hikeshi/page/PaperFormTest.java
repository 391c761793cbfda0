package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikeshi.FrontDesk;
import org.hikeshi.draft.Question;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Texts;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class PaperFormTest {

  private static final String PAPER = "/pages/report/paper.pdf";

  /// Whoever needs it may have no way to sign in.
  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyQuestionAndEveryChoiceIsOnIt(String language) throws IOException {
    // when
    var answer = new Visitor(null).open(PAPER + "?lang=" + language);
    // then
    answer.then().statusCode(200).contentType("application/pdf");
    var printed = text(answer.asByteArray());
    var words = Texts.in(Locale.of(language));
    for (var question : Question.values()) {
      assertThat(printed).contains(bare(words.word("question", question.name())));
      for (var field : question.fields()) {
        for (var code : field.choices()) {
          assertThat(printed).contains(bare("□" + words.word(field.words(), code)));
        }
      }
    }
  }

  @Test
  void theReportPageLeadsToIt() {
    FrontDesk.knowBothHospitals();
    // when
    var page = new Visitor("hospital-a").open("/pages/report");
    // then
    page.then().body(containsString("href=\"" + PAPER + "\""));
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return bare(new PDFTextStripper().getText(document));
    }
  }

  /// Where lines are broken is not what is asked, and ligatures are read as nothing.
  private static String bare(String text) {
    return text.replaceAll("[\\s　]+|f[il]", "");
  }
}
