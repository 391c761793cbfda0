package org.hikeshi.call;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What an offer says. Where a yes takes her from another seat, every form of it says so first:
/// from where, and what becomes of that seat. Times are Japan's.
final class OfferWording {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(JapanTime.ZONE);

  /// @param seat that is offered, as a code
  /// @param dispatches where engineers read their cases
  static Message of(DispatchService.Sheet sheet, String seat, String dispatches, Texts texts) {
    var leaves = sheet.leaves();
    var key = leaves == null ? "call.OFFER" : "call.MOVE";
    Object[] words = {
      texts.numbered("seat", seat),
      texts.of("prefecture." + sheet.prefecture()),
      texts.word("call.severity", Severity.of(sheet.careImpact())),
      TIME.format(sheet.expiresAt()),
      sheet.link(),
      dispatches + "/pages/offers",
      leaves == null ? "" : texts.of("prefecture." + leaves.prefecture()),
      leaves == null ? "" : texts.numbered("seat", leaves.seat()),
      leaves == null ? "" : dispatches + "/pages/dispatches/" + leaves.dispatchId()
    };
    return new Message(
        texts.of(key + ".subject", words),
        texts.of(key + ".text", words),
        texts.of(key + ".brief", words),
        texts.of(key + ".spoken", words),
        sheet.link(),
        List.of(Wording.YES, Wording.NO),
        sheet.expiresAt());
  }

  private OfferWording() {}
}
