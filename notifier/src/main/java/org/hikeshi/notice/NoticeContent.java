package org.hikeshi.notice;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.proof.Content;
import org.jspecify.annotations.Nullable;

/// What the chain's entries about a notice say. Fields are only ever added, and null for older
/// entries: what was entered must read the same for ever.
public final class NoticeContent {

  private NoticeContent() {}

  private record About(
      UUID notice,
      UUID incident,
      String incidentNumber,
      UUID hospital,
      String authority,
      Notice.Kind kind,
      Stage stage,
      int reportNo) {

    static About of(Notice notice) {
      return new About(
          notice.id(),
          notice.incidentId(),
          notice.incidentNumber(),
          notice.hospitalId(),
          notice.authority(),
          notice.kind(),
          notice.stage(),
          notice.reportNo());
    }
  }

  private record Arrived(
      About about, UUID delivery, int attempt, Instant at, Way channel, @Nullable String detail) {}

  /// @param byHand whether the hospital wrote it down, and not the authority; null in entries of
  ///   before it was said
  private record Received(
      About about,
      @Nullable String receiptNumber,
      Instant receivedAt,
      String recordedBy,
      Instant recordedAt,
      @Nullable Boolean byHand) {}

  public static String subject(Delivery delivery) {
    return "delivery/" + delivery.id();
  }

  /// Of an entry whose row is gone: what is left to say is not what was entered.
  static Content ofNothing(Notice notice) {
    return Content.ofCodes(About.of(notice));
  }

  /// @param document what left, or null once it is erased
  public static Content of(Notice notice, Delivery delivery, @Nullable String document) {
    var said = delivery.view();
    return new Content(
        new Arrived(
            About.of(notice),
            delivery.id(),
            delivery.attempt(),
            said.at(),
            said.channel(),
            said.detail()),
        document);
  }

  static String subject(Receipt receipt) {
    return "receipt/" + receipt.id();
  }

  static Content of(Notice notice, Receipt receipt) {
    var said = receipt.view();
    return new Content(
        new Received(
            About.of(notice),
            said.receiptNumber(),
            said.receivedAt(),
            receipt.recordedBy(),
            receipt.recordedAt(),
            receipt.entersByHand() ? (Boolean) said.byHand() : null),
        receipt.words());
  }
}
