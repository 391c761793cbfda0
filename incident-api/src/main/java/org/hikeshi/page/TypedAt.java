package org.hikeshi.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// When a page was typed, which may have waited in a browser whose clock is wrong. The law counts
/// from then, so the clock counts as a watch first: how long it waited, back from its arrival. A
/// clock that was right when this browser last heard of us is believed too, for a computer that
/// slept meanwhile wakes with a watch that stood still: the earlier of the two counts. What is not
/// sensible (later than now, before this browser last heard of us, more than half a year ago) is
/// not taken; then it is rather too early than too late.
///
/// @param at never later than now
/// @param said what the browser's clock said, where that is otherwise, or where it waited so long
///   that somebody should look at it; null else
record TypedAt(Instant at, @Nullable Instant said) {

  private static final Duration LONGEST_WAIT = Duration.ofDays(183);

  /// From when it was heard of last to the end of a weekend. No day is over by then.
  private static final Duration EARLIER_AT_MOST = Duration.ofDays(3);

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration AS_GOOD_AS_RIGHT = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(JapanTime.ZONE);

  /// @param form its `typedAt` and `sentAt` by the browser's clock, and by ours `seenAt`, when a
  ///   page of ours was opened there last, and `clockAt`, what the browser's said then; older pages
  ///   say less, and most say nothing
  static TypedAt of(ReportForm form, Instant now) {
    var typed = time(form, "typedAt").orElse(null);
    if (typed == null) {
      return new TypedAt(now, null);
    }
    var seen = time(form, "seenAt").filter(at -> !at.isAfter(now));
    var earliest = seen.orElse(now.minus(LONGEST_WAIT));
    var waited =
        time(form, "sentAt")
            .filter(sent -> !sent.isBefore(typed))
            .map(sent -> now.minus(Duration.between(typed, sent)));
    var sensible =
        Stream.concat(waited.stream(), Stream.of(typed))
            .filter(one -> !one.isAfter(now) && !one.isBefore(earliest))
            .filter(one -> !one.isBefore(now.minus(LONGEST_WAIT)));
    boolean wasRight =
        seen.flatMap(at -> time(form, "clockAt").filter(clock -> agree(clock, at))).isPresent();
    var at =
        (wasRight ? sensible.min(Comparator.naturalOrder()) : sensible.findFirst())
            .or(() -> seen.filter(one -> !one.isBefore(now.minus(EARLIER_AT_MOST))))
            .orElse(now);
    return new TypedAt(at, agree(typed, at) && !at.isBefore(now.minus(LONG)) ? null : typed);
  }

  private static boolean agree(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(AS_GOOD_AS_RIGHT) <= 0;
  }

  /// A time of our age; no clock of a browser that means anything says another.
  private static Optional<Instant> time(ReportForm form, String field) {
    try {
      return Optional.of(Instant.parse(form.value(field)))
          .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(Instant.ofEpochSecond(1L << 33)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// As one would type it.
  String written() {
    return TIME.format(at);
  }

  /// What people should know of it, if anything.
  Optional<String> remark(Texts texts) {
    return Optional.ofNullable(said)
        .map(clock -> texts.of("queue.clock", TIME.format(clock), written()));
  }
}
