package org.hikeshi.incident;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
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
/// dispatch-service is away the view stands without the name, and for ten seconds nobody else waits
/// for it.
@ApplicationScoped
class Responders {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  private static final Duration AWAY_FOR = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final ControlRoom controlRoom;
  private final Clock clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();
  private volatile Instant awayUntil = Instant.MIN;

  Responders(@RestClient ControlRoom controlRoom, Clock clock) {
    this.controlRoom = controlRoom;
    this.clock = clock;
  }

  private record Known(Optional<Responder> who, Instant until) {}

  /// As far as it is remembered: nobody is asked.
  Optional<Responder> remembered(UUID engineer) {
    return stillKnown(engineer, clock.instant()).flatMap(Known::who);
  }

  /// Asks where it is not remembered, which takes as long as dispatch-service takes: not for
  /// whoever holds a connection to the database, of which reports need one.
  Optional<Responder> of(UUID engineer) {
    var now = clock.instant();
    return stillKnown(engineer, now).orElseGet(() -> asked(engineer, now)).who();
  }

  private Optional<Known> stillKnown(UUID engineer, Instant now) {
    return Optional.ofNullable(known.get(engineer)).filter(found -> now.isBefore(found.until()));
  }

  private Known asked(UUID engineer, Instant now) {
    if (now.isBefore(awayUntil)) {
      return new Known(Optional.empty(), awayUntil);
    }
    if (known.size() > MOST) {
      known.clear();
    }
    var answer = ask(engineer, now);
    known.put(engineer, answer);
    return answer;
  }

  private Known ask(UUID engineer, Instant now) {
    try {
      var found = controlRoom.engineer(engineer);
      var who = new Responder(found.name(), found.employer(), found.phone().orElse(null));
      return new Known(Optional.of(who), now.plus(KNOWN_FOR));
    } catch (RuntimeException e) {
      Log.warnf("engineer=%s: dispatch-service could not be asked: %s", engineer, e.toString());
      var again = now.plus(AWAY_FOR);
      if (!(e instanceof WebApplicationException)) {
        awayUntil = again;
      }
      return new Known(Optional.empty(), again);
    }
  }
}
