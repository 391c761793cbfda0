package org.hikeshi.incident;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.incident.IncidentView.Responder;

/// Who somebody on a seat is: read by id, remembered for a minute, never stored. While
/// dispatch-service is away the view stands without the name.
@ApplicationScoped
class Responders {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  private static final Duration AWAY_FOR = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final ControlRoom controlRoom;
  private final Clock clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  Responders(@RestClient ControlRoom controlRoom, Clock clock) {
    this.controlRoom = controlRoom;
    this.clock = clock;
  }

  private record Known(Optional<Responder> who, Instant until) {}

  Optional<Responder> of(UUID engineer) {
    var now = clock.instant();
    if (known.size() > MOST) {
      known.clear();
    }
    return known
        .compute(
            engineer,
            (id, before) -> before != null && now.isBefore(before.until()) ? before : ask(id, now))
        .who();
  }

  private Known ask(UUID engineer, Instant now) {
    try {
      var found = controlRoom.engineer(engineer);
      var who = new Responder(found.name(), found.employer(), found.phone().orElse(null));
      return new Known(Optional.of(who), now.plus(KNOWN_FOR));
    } catch (RuntimeException e) {
      Log.warnf("engineer=%s: dispatch-service could not be asked: %s", engineer, e.toString());
      return new Known(Optional.empty(), now.plus(AWAY_FOR));
    }
  }
}
