package org.hikeshi.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hikeshi.events.testing.SettableClock;

/// The service's clock in tests. It stands still at 2026-02-09 10:00 in Japan until a test moves
/// it.
final class StillClock {

  @Produces
  @Singleton
  SettableClock clock() {
    return new SettableClock(Instant.parse("2026-02-09T01:00:00Z"));
  }
}
