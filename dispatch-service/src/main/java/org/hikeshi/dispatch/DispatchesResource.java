package org.hikeshi.dispatch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// Where each dispatch stands.
@Path("dispatches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class DispatchesResource {

  private final Looking looking;
  private final Uncovered uncovered;
  private final Problems problems;

  DispatchesResource(Looking looking, Uncovered uncovered, Problems problems) {
    this.looking = looking;
    this.uncovered = uncovered;
    this.problems = problems;
  }

  @GET
  @Operation(summary = "List dispatches")
  @APIResponseSchema(responseCode = "200", value = DispatchView.class)
  public Response list(@QueryParam("incident") @Nullable UUID incident, @BeanParam Paging paging) {
    return paging.answer(
        looking.page(incident, paging.after(), paging.limit() + 1), DispatchView::id);
  }

  /// Who waits for somebody, the most urgent first.
  @GET
  @Path("uncovered")
  @RolesAllowed(Role.COORDINATOR)
  @Operation(summary = "List what waits for somebody, the most urgent first")
  @APIResponseSchema(responseCode = "200", value = Uncovered.Waiting.class)
  public Response uncovered(@BeanParam Paging paging) {
    return paging.answerFrom(uncovered.all(), Uncovered.Waiting::dispatchId);
  }

  /// Every look for somebody, newest first, with everybody who was considered.
  @GET
  @Path("{id}/searches")
  @RolesAllowed(Role.COORDINATOR)
  @Operation(summary = "List every look for somebody, with everybody who was considered")
  @APIResponseSchema(responseCode = "200", value = SearchView.class)
  public Response searches(@PathParam("id") UUID id, @BeanParam Paging paging) {
    return looking
        .searches(id, paging.after(), paging.limit() + 1)
        .map(found -> paging.answer(found, SearchView::id))
        .orElseGet(problems::notFound);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read a dispatch")
  @APIResponseSchema(responseCode = "200", value = DispatchView.class)
  public Response get(@PathParam("id") UUID id) {
    return looking.at(id).map(view -> Response.ok(view).build()).orElseGet(problems::notFound);
  }
}
