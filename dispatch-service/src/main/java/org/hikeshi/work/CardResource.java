package org.hikeshi.work;

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
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// The card of an incident, for incident-api, which knows no dispatches by their ids.
@Path("incidents/{incident}/card")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class CardResource {

  private final AtWork work;
  private final Problems problems;

  CardResource(AtWork work, Problems problems) {
    this.work = work;
    this.problems = problems;
  }

  @GET
  @Transactional
  @Operation(summary = "Read the first-hour card of an incident")
  @APIResponseSchema(responseCode = "200", value = CardView.class)
  public Response card(@PathParam("incident") UUID incident) {
    return work.cardOfIncident(incident)
        .map(card -> Response.ok(card).build())
        .orElseGet(problems::notFound);
  }
}
