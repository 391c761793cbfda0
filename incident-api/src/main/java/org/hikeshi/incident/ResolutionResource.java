package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// What the duty desk found, once it has closed the incident.
@Path("incidents/{id}/resolution")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResolutionResource {

  private final Incidents incidents;
  private final Answers answers;
  private final Caller caller;

  ResolutionResource(Incidents incidents, Answers answers, Caller caller) {
    this.incidents = incidents;
    this.answers = answers;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "Read what the desk found when it closed an incident")
  @APIResponseSchema(responseCode = "200", value = Ending.View.class)
  public Response read(@PathParam("id") UUID id) {
    return incidents
        .seenBy(caller, id)
        .filter(incident -> incident.status() == Status.RESOLVED)
        .filter(incident -> incident.mergedIntoNumber() == null)
        .map(incident -> incidents.getSession().find(Ending.class, id))
        .map(ending -> Response.ok(ending.view()).build())
        .orElseGet(answers::notFound);
  }
}
