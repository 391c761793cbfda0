package org.hikeshi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When the next attempt follows a failed one.
///
/// @param steps after the first failure, the second, …; the last one repeats
/// @param giveUpAfter how long after the first attempt a person is asked to act instead
record Backoff(List<Duration> steps, Duration giveUpAfter) {

  /// However near the day is, nobody is called more often.
  private static final Duration SHORTEST = Duration.ofMinutes(2);

  /// Of the time that is left until the day is over, so many attempts may still be made.
  private static final int ATTEMPTS_LEFT = 24;

  /// What the other side asked for may take this part of the time that is left.
  private static final int PART_GRANTED = 4;

  /// Later by up to a tenth, so that those who failed together do not come back together.
  ///
  /// @param wished what the other side asked for, or null
  /// @param dueBy the end of the day by which it must have arrived, or null where no days count
  Instant after(
      int failures,
      Instant now,
      @Nullable Duration wished,
      @Nullable Instant dueBy,
      RandomGenerator random) {
    var wait = sooner(steps.get(Math.min(failures, steps.size()) - 1), now, dueBy, ATTEMPTS_LEFT);
    var granted = wished == null ? Duration.ZERO : sooner(wished, now, dueBy, PART_GRANTED);
    var longer = granted.compareTo(wait) > 0 ? granted : wait;
    return now.plus(longer).plusMillis((long) (longer.toMillis() * 0.1 * random.nextDouble()));
  }

  /// No longer than a part of the time that is left.
  private static Duration sooner(Duration wait, Instant now, @Nullable Instant dueBy, int parts) {
    if (dueBy == null) {
      return wait;
    }
    var part = Duration.between(now, dueBy).dividedBy(parts);
    var most = part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
    return wait.compareTo(most) > 0 ? most : wait;
  }

  boolean exhausted(Instant since, Instant now) {
    return now.isAfter(since.plus(giveUpAfter));
  }
}
