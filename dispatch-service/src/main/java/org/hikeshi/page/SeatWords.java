package org.hikeshi.page;

import io.quarkus.qute.TemplateExtension;
import org.hikeshi.web.Texts;

/// What a seat is called: `{texts.seat(seat.seat)}`.
@TemplateExtension
public final class SeatWords {

  /// `FORENSICS-2` is one more of FORENSICS.
  public static String seat(Texts texts, String code) {
    return texts.numbered("seat", code);
  }

  private SeatWords() {}
}
