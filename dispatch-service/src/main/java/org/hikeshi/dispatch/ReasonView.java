package org.hikeshi.dispatch;

import java.time.Instant;
import org.hikeshi.matching.Reason;
import org.hikeshi.web.Spelled;
import org.hikeshi.web.Texts;

/// A reason as it is shown: the code for programs, the words for people.
public record ReasonView(String code, String text) {

  static ReasonView of(Reason reason, Texts texts) {
    var code = reason.code().name();
    if (reason.equals(Offer.BY_THE_DESK)) {
      return new ReasonView(code, texts.of("why.HANDED_OVER.DESK"));
    }
    return new ReasonView(code, texts.of("why." + code, detail(reason, texts)));
  }

  private static String detail(Reason reason, Texts texts) {
    var detail = reason.detail();
    return switch (reason.code()) {
      case LAST_DUTY, RESTING -> Spelled.spelled(Instant.parse(detail), texts);
      case TOO_FAR_YET -> texts.word("reach", detail);
      default -> reason.code().name().contains("SKILL") ? texts.called("seat", detail) : detail;
    };
  }
}
