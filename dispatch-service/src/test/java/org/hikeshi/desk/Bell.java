package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Passing alarms on, by hand, and what the heartbeat says of it.
@ApplicationScoped
public class Bell {

  private final Ringing ringing;
  private final Heartbeat heartbeat;
  private final DeskMetrics metrics;

  Bell(Ringing ringing, Heartbeat heartbeat, DeskMetrics metrics) {
    this.ringing = ringing;
    this.heartbeat = heartbeat;
    this.metrics = metrics;
  }

  /// As an operator sees it.
  public Duration ringsFor() {
    return Duration.ofSeconds((long) metrics.count());
  }

  public Duration unheard() {
    return heartbeat.pulse().unheard();
  }

  public void passOn() {
    ringing.passOn();
  }
}
