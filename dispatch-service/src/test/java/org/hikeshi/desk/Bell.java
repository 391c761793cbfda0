package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Passing alarms on, by hand, and what the heartbeat says of it.
@ApplicationScoped
public class Bell {

  private final Ringing ringing;
  private final Heartbeat heartbeat;
  private final DeskMetrics metrics;
  private final LeftInHand leftInHand;

  Bell(Ringing ringing, Heartbeat heartbeat, DeskMetrics metrics, LeftInHand leftInHand) {
    this.ringing = ringing;
    this.heartbeat = heartbeat;
    this.metrics = metrics;
    this.leftInHand = leftInHand;
  }

  /// As an operator sees it.
  public Duration ringsFor() {
    return Duration.ofSeconds((long) metrics.count());
  }

  public Duration unheard() {
    return heartbeat.pulse().unheard();
  }

  public Duration deaf() {
    return heartbeat.pulse().deaf();
  }

  public void passOn() {
    ringing.passOn();
  }

  public void ringAgain() {
    leftInHand.ringAgain();
  }
}
