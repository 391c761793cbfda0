package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;

/// Passing alarms on, by hand.
@ApplicationScoped
public class Bell {

  private final Ringing ringing;

  Bell(Ringing ringing) {
    this.ringing = ringing;
  }

  public void passOn() {
    ringing.passOn();
  }
}
