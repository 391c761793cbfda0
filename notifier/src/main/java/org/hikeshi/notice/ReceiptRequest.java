package org.hikeshi.notice;

import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an authority says when it has a notice, or the hospital after filing it by hand.
///
/// @param receivedAt when the authority had it, which may be earlier than now
public record ReceiptRequest(
    @Size(max = 100) @Nullable String receiptNumber,
    @PastOrPresent @Nullable Instant receivedAt,
    @Size(max = 200) @Nullable String how,
    @Size(max = 2000) @Nullable String note) {

  /// What the authority's own system answered with.
  public static ReceiptRequest answered(@Nullable String number, String how) {
    return new ReceiptRequest(number, null, how, null);
  }

  /// The same, received at that time unless it says another.
  ReceiptRequest at(Instant otherwise) {
    return new ReceiptRequest(
        receiptNumber, Objects.requireNonNullElse(receivedAt, otherwise), how, note);
  }

  @Nullable String number() {
    return receiptNumber == null || receiptNumber.isBlank() ? null : receiptNumber.strip();
  }
}
