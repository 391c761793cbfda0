package org.hikeshi.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Counts links that open nothing, by the address that tried them. Nobody finds 160 bits by trying;
/// this keeps the noise down. A link that is right is never refused for another's noise: telephones
/// share addresses.
@ApplicationScoped
class Knocking {

  private static final int A_MINUTE = 20;
  private static final int ADDRESSES = 10_000;

  private final Clock clock;
  private final Map<String, Integer> wrong = new HashMap<>();
  private long minute;

  Knocking(Clock clock) {
    this.clock = clock;
  }

  /// Notes one more.
  ///
  /// @return whether that was too many
  synchronized boolean tooMuch(String address) {
    var now = clock.instant().getEpochSecond() / 60;
    if (now != minute || wrong.size() >= ADDRESSES) {
      wrong.clear();
      minute = now;
    }
    return wrong.merge(address, 1, Integer::sum) > A_MINUTE;
  }
}
