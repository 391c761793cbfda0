package org.hikeshi.incident;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.incident.Watching.Moved;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Tells whoever watches an incident that it has moved on, so that they read it again.
@Path("incidents/{id}/live")
class LiveResource {

  private final Watching watching;
  private final Caller caller;

  LiveResource(Watching watching, Caller caller) {
    this.watching = watching;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(summary = "Follow an incident live")
  public Multi<Moved> watch(@PathParam("id") UUID id) {
    return watching.watch(caller, id);
  }
}
