package org.hikeshi.page;

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
import org.hikeshi.incident.Watching;
import org.hikeshi.incident.Watching.Moved;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// The same news as the API's live stream, for a browser that has a cookie and no token.
@Path("pages/incidents/{id}/live")
class NewsPage {

  private final Watching watching;
  private final Caller caller;

  NewsPage(Watching watching, Caller caller) {
    this.watching = watching;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  @Blocking
  public Multi<Moved> watch(@PathParam("id") UUID id) {
    return watching.watch(caller, id);
  }
}
