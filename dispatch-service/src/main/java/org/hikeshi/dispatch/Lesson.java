package org.hikeshi.dispatch;

import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// What somebody's no, or her giving a seat back, teaches beyond this dispatch.
///
/// @param vendor with which she has named a conflict, or null; it teaches that, whatever the reason
/// @param vendors the hospital's, of which it must be one
/// @param dispatchId about which she said it
record Lesson(
    UUID engineerId,
    DeclineReason reason,
    @Nullable String vendor,
    List<String> vendors,
    UUID dispatchId) {

  /// What her no counts as: whoever names the vendor of a conflict, and no reason of the others,
  /// has said why.
  static DeclineReason reason(@Nullable DeclineReason said, @Nullable String vendor) {
    if (said != null && said != DeclineReason.OTHER) {
      return said;
    }
    return vendor == null || vendor.isBlank()
        ? DeclineReason.OTHER
        : DeclineReason.CONFLICT_OF_INTEREST;
  }
}
