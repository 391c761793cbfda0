package org.hikeshi.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How the line to one authority stands, for all instances and over restarts: a circuit breaker.
///
/// ```
///   open ──ten failures in a row, or "come back later"──▶ shut ──its time is over──▶ one tries
///     ▲                                                     ▲                            │
///     └──────────────────────── it arrived ─────────────────┼────────────────────────────┤
///                                                           └───────── it failed ────────┘
/// ```
///
/// A single notice comes back slower than this by its own steps; what this holds back is a queue of
/// them.
@Entity
class Line {

  private static final int FAILURES_TO_SHUT = 10;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_WISH = Duration.ofMinutes(15);

  /// Longer than any attempt takes. If the one who tries dies, another tries after this.
  private static final Duration TRIAL = Duration.ofSeconds(60);

  @Id private String authority;
  private int failures;
  private @Nullable Instant shutUntil;

  protected Line() {}

  Line(String authority) {
    this.authority = authority;
  }

  /// Whether a call may be made. On a line that was shut the first who asks, once its time is over,
  /// tries alone.
  boolean mayCall(Instant now) {
    if (shutUntil == null) {
      return true;
    }
    if (now.isBefore(shutUntil)) {
      return false;
    }
    shutUntil = now.plus(TRIAL);
    return true;
  }

  boolean quiet() {
    return failures == 0 && shutUntil == null;
  }

  void arrived() {
    failures = 0;
    shutUntil = null;
  }

  /// @param wished how long the other side asked everybody to stay away, or null
  void failed(Instant now, @Nullable Duration wished, RandomGenerator random) {
    failures = failures + 1;
    var pause = failures < FAILURES_TO_SHUT ? Duration.ZERO : pause(random);
    var granted = wished == null ? Duration.ZERO : shorter(wished, LONGEST_WISH);
    var longer = granted.compareTo(pause) > 0 ? granted : pause;
    shutUntil = longer.isZero() ? null : now.plus(longer);
  }

  private Duration pause(RandomGenerator random) {
    int doublings = Math.min(failures - FAILURES_TO_SHUT, 10);
    var pause = shorter(FIRST_PAUSE.multipliedBy(1L << doublings), LONGEST_PAUSE);
    return pause.plusMillis((long) (pause.toMillis() * 0.1 * random.nextDouble()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
