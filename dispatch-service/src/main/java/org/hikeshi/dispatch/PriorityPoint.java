package org.hikeshi.dispatch;

import org.hikeshi.web.Texts;

/// One reason for the urgency, as it is shown.
public record PriorityPoint(String factor, int points, String text) {

  static PriorityPoint of(Priority.Point point, Texts texts) {
    var detail = texts.called("function", point.detail());
    return new PriorityPoint(
        point.factor(), point.points(), texts.of("priority." + point.factor(), detail));
  }
}
