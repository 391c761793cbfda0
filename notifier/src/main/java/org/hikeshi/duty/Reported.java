package org.hikeshi.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hikeshi.events.Facts;
import org.jspecify.annotations.Nullable;

/// Report no. `revision` as the law reads it: the whole of what was known then.
public record Reported(int revision, Facts facts, Operator operator) {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// The day on which any department knew what this report says. For data that a vendor handled
  /// (委託), at the latest the day of the vendor's notice, in the report that first speaks of it: GL
  /// 3-5-3-2.
  LocalDate knownOn(@Nullable Reported before) {
    var aware = dayOf(facts.awareAt());
    var notice = facts.vendorNoticeAt();
    return notice != null && bringsVendorNotice(before) && dayOf(notice).isBefore(aware)
        ? dayOf(notice)
        : aware;
  }

  boolean bringsVendorNotice(@Nullable Reported before) {
    var at = facts.vendorNoticeAt();
    return at != null && (before == null || !at.equals(before.facts.vendorNoticeAt()));
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, JAPAN);
  }
}
