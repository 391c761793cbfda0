package org.hikeshi.past;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What was brought in from old lists: a hospital's own, or all of it.
@Path("incidents/imported")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PastIncidentsResource {

  private final PastIncidents incidents;
  private final PastImport past;
  private final Problems problems;
  private final Caller caller;

  PastIncidentsResource(
      PastIncidents incidents, PastImport past, Problems problems, Caller caller) {
    this.incidents = incidents;
    this.past = past;
    this.problems = problems;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "List past incidents that were imported")
  @APIResponseSchema(responseCode = "200", value = PastIncidentView.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answer(
        incidents.views(caller, paging.after(), paging.limit() + 1), PastIncidentView::id);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed(Role.ADMIN)
  @Transactional
  @Operation(summary = "Remove a past incident that was imported")
  public Response remove(@PathParam("id") UUID id) {
    return past.remove(id) ? Response.noContent().build() : problems.notFound();
  }
}
