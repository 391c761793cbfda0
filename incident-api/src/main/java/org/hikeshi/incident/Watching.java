package org.hikeshi.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.incident.Incidents.Sight;
import org.hikeshi.web.Caller;

/// Tells whoever watches an incident that it has moved on: one message at once, and one more after
/// each change, wherever it was made, for every instance looks at the incident's version once a
/// second.
@ApplicationScoped
public class Watching {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Incidents incidents;

  Watching(Incidents incidents) {
    this.incidents = incidents;
  }

  /// The incident has this version and status now.
  public record Moved(long version, Status status, int revision) {}

  /// Until the incident is no longer the watcher's to see, as when an engineer has given the seat
  /// back, or the sign-in is over. A page then comes back by itself, if it may.
  ///
  /// @throws NotFoundException for what the caller may not see
  public Multi<Moved> watch(Caller caller, UUID id) {
    var sight = Sight.of(caller);
    var signedIn = caller.signedIn();
    if (look(sight, id).isEmpty()) {
      throw new NotFoundException();
    }
    return Multi.createFrom()
        .ticks()
        .every(LOOK_EVERY)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(tick -> signedIn.getAsBoolean() ? look(sight, id) : Optional.<Moved>empty())
        .select()
        .first(Optional::isPresent)
        .map(Optional::orElseThrow)
        .skip()
        .repetitions();
  }

  /// In a transaction of its own: one around the method would stay open as long as somebody
  /// watches.
  private Optional<Moved> look(Sight sight, UUID id) {
    return QuarkusTransaction.requiringNew()
        .call(() -> incidents.seenBy(sight, id).map(Watching::moved));
  }

  private static Moved moved(Incident incident) {
    return new Moved(incident.version(), incident.status(), incident.revision());
  }
}
