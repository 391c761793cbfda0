package org.hikeshi.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// Kills one service at one labelled step after the other, each time starting it again.
final class Killer implements Runnable {

  private static final Duration REACHED_WITHIN = Duration.ofSeconds(90);

  private final Service service;
  private final List<String> steps;
  private final Map<String, String> settings;
  private final List<String> neverReached = new ArrayList<>();
  private int kills;

  /// @param settings of the service while it is being killed
  Killer(Service service, List<String> steps, Map<String, String> settings) {
    this.service = service;
    this.steps = steps;
    this.settings = settings;
  }

  @Override
  public void run() {
    service.kill();
    for (var step : steps) {
      var environment = new HashMap<>(settings);
      environment.put("HIKESHI_CRASH_AT", step + "#1");
      service.launch(environment);
      if (Patience.until(REACHED_WITHIN, () -> !service.alive())) {
        kills++;
        System.out.printf("killed %s at %s%n", service.name(), step);
      } else {
        neverReached.add(service.name() + " " + step);
        service.kill();
      }
    }
    service.start();
  }

  int kills() {
    return kills;
  }

  List<String> neverReached() {
    return neverReached;
  }
}
