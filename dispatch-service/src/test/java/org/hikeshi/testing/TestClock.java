package org.hikeshi.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hikeshi.events.testing.SettableClock;

/// The one clock of these tests. It stands still until a test moves it.
@jakarta.enterprise.context.ApplicationScoped
class TestClock {

  @Produces
  @Singleton
  SettableClock clock() {
    return new SettableClock(Instant.parse("2026-02-08T16:50:00Z"));
  }
}
