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

/// Times on duty by plan.
@Path("shifts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class ShiftsResource {

  private final Planning planning;

  ShiftsResource(Planning planning) {
    this.planning = planning;
  }

  @GET
  @Transactional
  @Operation(summary = "List shifts")
  @APIResponseSchema(responseCode = "200", value = SpanView.class)
  public Response list(@BeanParam Paging paging) {
    return planning.list(Kind.SHIFT, paging);
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Enter a shift")
  @APIResponseSchema(responseCode = "201", value = SpanView.class)
  public Response add(SpanAsked asked) {
    return planning.add(Kind.SHIFT, "/shifts", asked);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(summary = "Remove a shift")
  public Response remove(@PathParam("id") UUID id) {
    return planning.remove(Kind.SHIFT, id);
  }
}
