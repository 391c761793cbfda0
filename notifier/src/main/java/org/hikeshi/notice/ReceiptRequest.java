package org.hikeshi.notice;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an authority says when it has a notice, or the hospital after filing it by hand.
///
/// @param receivedAt when the authority had it, which may be earlier than now
/// @param note also why an authority's number takes the place of the one that it said before
public record ReceiptRequest(
    @Size(max = 100) @Nullable String receiptNumber,
    @PastOrPresent @Nullable Instant receivedAt,
    @Size(max = 200) @Nullable String how,
    @Size(max = 2000) @Nullable String note) {

  /// What the authority's own system answered with.
  public static ReceiptRequest answered(
      @Nullable String number, @Nullable Instant receivedAt, String how) {
    return new ReceiptRequest(number, receivedAt, how, null);
  }

  /// The same; what it leaves out is as it was said before.
  ReceiptRequest after(Receipt before) {
    var own = number();
    return new ReceiptRequest(
        own == null ? before.number() : own,
        Objects.requireNonNullElse(receivedAt, before.receivedAt()),
        how,
        note);
  }

  boolean explained() {
    return note != null && !note.isBlank();
  }

  /// As it is kept.
  Instant receivedAt(Instant otherwise) {
    return Objects.requireNonNullElse(receivedAt, otherwise).truncatedTo(ChronoUnit.MICROS);
  }

  @Nullable String number() {
    return receiptNumber == null || receiptNumber.isBlank() ? null : receiptNumber.strip();
  }
}
