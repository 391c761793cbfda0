package org.hikeshi.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// An engineer's answer to an offer.
///
/// @param etaMinutes until she is there, or null
/// @param reason why not; needed with a no
/// @param vendor with whom she or her employer has a conflict of interest, whatever the reason; it
///   is remembered for all her colleagues
public record OfferReply(
    @NotNull Answer answer,
    @Min(0) @Max(10_080) @Nullable Integer etaMinutes,
    @Nullable DeclineReason reason,
    @Size(max = 200) @Nullable String vendor) {

  public OfferReply(Answer answer, @Nullable Integer etaMinutes, @Nullable DeclineReason reason) {
    this(answer, etaMinutes, reason, null);
  }

  @Schema(name = "OfferAnswer")
  public enum Answer {
    ACCEPT,
    DECLINE
  }

  /// Also where somebody only pressed the button.
  DeclineReason counted() {
    return Lesson.reason(reason, vendor);
  }

  @Nullable Duration eta() {
    return etaMinutes == null ? null : Duration.ofMinutes(etaMinutes);
  }
}
