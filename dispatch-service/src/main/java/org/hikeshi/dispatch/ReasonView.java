package org.hikeshi.dispatch;

import org.hikeshi.matching.Reason;
import org.hikeshi.web.Texts;

/// A reason as it is shown: the code for programs, the words for people.
public record ReasonView(String code, String text) {

  static ReasonView of(Reason reason, Texts texts) {
    return new ReasonView(reason.code().name(), texts.of("why." + reason.code(), reason.detail()));
  }
}
