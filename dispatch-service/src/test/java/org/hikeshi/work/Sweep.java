package org.hikeshi.work;

import jakarta.enterprise.context.ApplicationScoped;

/// The sweep, by hand.
@ApplicationScoped
public class Sweep {

  private final WorkTimer timer;

  Sweep(WorkTimer timer) {
    this.timer = timer;
  }

  public void now() {
    timer.tick();
  }
}
