package org.hikeshi.web.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The machine's clock, cut to microseconds (as PostgreSQL keeps them), moved by an offset that is
/// zero everywhere but on a developer's machine and in tests.
final class MovableClock extends Clock {

  private final Clock machine = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private volatile Duration offset = Duration.ZERO;

  void moveBy(Duration offset) {
    this.offset = offset;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("days are asked of JapanTime, not of the clock");
  }
}
