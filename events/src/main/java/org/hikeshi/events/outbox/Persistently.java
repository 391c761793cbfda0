package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;

/// Runs something until it succeeds, waiting longer each time, up to ten seconds. For effects that
/// must not be lost while the database or the broker is away.
@ApplicationScoped
class Persistently {

  /// Each attempt in a transaction of its own.
  @Retry(maxRetries = -1, maxDuration = 0, delay = 100, delayUnit = ChronoUnit.MILLIS)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  void inTransaction(String what, Runnable effect) {
    logged(what, () -> QuarkusTransaction.requiringNew().run(effect));
  }

  /// For about half a minute: somebody else will do it.
  ///
  /// @throws RuntimeException that of the last attempt
  @Retry(
      maxRetries = -1,
      maxDuration = 30,
      durationUnit = ChronoUnit.SECONDS,
      delay = 100,
      delayUnit = ChronoUnit.MILLIS)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  void inTransactionForAWhile(String what, Runnable effect) {
    logged(what, () -> QuarkusTransaction.requiringNew().run(effect));
  }

  @Retry(maxRetries = -1, maxDuration = 0, delay = 100, delayUnit = ChronoUnit.MILLIS)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  void run(String what, Runnable action) {
    logged(what, action);
  }

  private static void logged(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      Log.warnf(e, "%s: will be tried again", what);
      throw e;
    }
  }
}
