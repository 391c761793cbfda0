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

  /// Later by up to a tenth, so that those who failed together do not come back together.
  Instant after(int attempt, Instant now, @Nullable Duration wished, RandomGenerator random) {
    var step = steps.get(Math.min(attempt, steps.size()) - 1);
    var wait = wished != null && wished.compareTo(step) > 0 ? wished : step;
    return now.plus(wait).plusMillis((long) (wait.toMillis() * 0.1 * random.nextDouble()));
  }

  boolean exhausted(Instant firstAttempt, Instant now) {
    return now.isAfter(firstAttempt.plus(giveUpAfter));
  }
}
