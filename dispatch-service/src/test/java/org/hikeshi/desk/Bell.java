package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Passing alarms on, by hand, and what the heartbeat says of it.
@ApplicationScoped
public class Bell {

  private final Ringing ringing;
  private final Heartbeat heartbeat;

  Bell(Ringing ringing, Heartbeat heartbeat) {
    this.ringing = ringing;
    this.heartbeat = heartbeat;
  }

  public Duration unheard() {
    return heartbeat.pulse().unheard();
  }

  public void passOn() {
    ringing.passOn();
  }
}
