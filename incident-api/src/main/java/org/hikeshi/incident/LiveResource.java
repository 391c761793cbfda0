package org.hikeshi.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.incident.Incidents.Sight;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Tells whoever watches an incident that it has moved on, so that they read it again.
@Path("incidents/{id}/live")
class LiveResource {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Incidents incidents;
  private final Caller caller;

  LiveResource(Incidents incidents, Caller caller) {
    this.incidents = incidents;
    this.caller = caller;
  }

  /// The incident has this version and status now.
  public record Moved(long version, Status status, int revision) {}

  /// One message at once, and one more after each change, wherever it was made: every instance
  /// looks at the incident's version once a second. The stream ends when the incident is no longer
  /// the watcher's to see, as when an engineer has given the seat back.
  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  public Multi<Moved> watch(@PathParam("id") UUID id) {
    var sight = Sight.of(caller);
    if (look(sight, id).isEmpty()) {
      throw new NotFoundException();
    }
    return Multi.createFrom()
        .ticks()
        .every(LOOK_EVERY)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(tick -> look(sight, id))
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
        .call(() -> incidents.seenBy(sight, id).map(LiveResource::moved));
  }

  private static Moved moved(Incident incident) {
    return new Moved(incident.version(), incident.status(), incident.revision());
  }
}
