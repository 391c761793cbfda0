package org.hikeshi.incident;

import static java.util.Objects.requireNonNullElse;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Which hospitals are to report in a drill now. It is asked beside the pages, so that none of them
/// waits for it: while dispatch-service does not answer, no hospital is in a drill, and what is
/// reported is real.
@ApplicationScoped
public class RunningDrills {

  /// A drill goes on where one answer in between is missing.
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final ControlRoom controlRoom;
  private final Clock clock;
  private volatile Known known = new Known(Map.of(), Instant.EPOCH);
  private volatile boolean away;

  RunningDrills(@RestClient ControlRoom controlRoom, Clock clock) {
    this.controlRoom = controlRoom;
    this.clock = clock;
  }

  private record Known(Map<UUID, UUID> byHospital, Instant until) {}

  /// The drill in which this hospital is to report.
  public Optional<UUID> of(UUID hospital) {
    var last = known;
    return clock.instant().isBefore(last.until())
        ? Optional.ofNullable(last.byHospital().get(hospital))
        : Optional.empty();
  }

  @Scheduled(
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "running-drills")
  void everyFiveSeconds() {
    look();
  }

  void look() {
    try {
      known = new Known(byHospital(controlRoom.runningDrills()), clock.instant().plus(KNOWN_FOR));
      away = false;
    } catch (RuntimeException e) {
      if (!away) {
        Log.warnf("dispatch-service does not say which drills are under way: %s", e.toString());
      }
      away = true;
    }
  }

  private static Map<UUID, UUID> byHospital(ControlRoom.Running running) {
    var drills = new HashMap<UUID, UUID>();
    for (var drill : requireNonNullElse(running.items(), List.<ControlRoom.Drill>of())) {
      if (drill.hospitalId() != null && drill.id() != null) {
        drills.put(drill.hospitalId(), drill.id());
      }
    }
    return Map.copyOf(drills);
  }
}
