package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.roster.Span.Kind;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;

/// Times away, whatever the shifts say.
@Path("absences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class AbsencesResource {

  private final Planning planning;

  AbsencesResource(Planning planning) {
    this.planning = planning;
  }

  @GET
  @Transactional
  @Operation(summary = "List absences")
  @APIResponseSchema(responseCode = "200", value = SpanView.class)
  public Response list(@BeanParam Paging paging) {
    return planning.list(Kind.ABSENCE, paging);
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Enter an absence")
  @APIResponseSchema(responseCode = "201", value = SpanView.class)
  public Response add(SpanAsked asked) {
    return planning.add(Kind.ABSENCE, "/absences", asked);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(summary = "Remove an absence")
  public Response remove(@PathParam("id") UUID id) {
    return planning.remove(Kind.ABSENCE, id);
  }
}
