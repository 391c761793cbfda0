package org.hikeshi.dispatch;

import org.hikeshi.matching.Reason;
import org.hikeshi.web.Texts;

/// A reason as it is shown: the code for programs, the words for people.
public record ReasonView(String code, String text) {

  static ReasonView of(Reason reason, Texts texts) {
    var code = reason.code().name();
    if (reason.equals(Offer.BY_THE_DESK)) {
      return new ReasonView(code, texts.of("why.HANDED_OVER.DESK"));
    }
    var detail = code.contains("SKILL") ? texts.called("seat", reason.detail()) : reason.detail();
    return new ReasonView(code, texts.of("why." + code, detail));
  }
}
