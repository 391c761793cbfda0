package org.hikeshi.page;

import io.quarkus.qute.TemplateExtension;
import org.hikeshi.web.Texts;

/// What a seat is called: `{texts.seat(seat.seat)}`.
@TemplateExtension
public final class SeatWords {

  /// `FORENSICS-2` is one more of FORENSICS.
  public static String seat(Texts texts, String code) {
    int dash = code.indexOf('-');
    return dash < 0
        ? texts.called("seat", code)
        : texts.called("seat", code.substring(0, dash)) + " " + code.substring(dash + 1);
  }

  private SeatWords() {}
}
