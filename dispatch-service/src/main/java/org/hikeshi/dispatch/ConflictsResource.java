package org.hikeshi.dispatch;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// The conflicts of interest that were learnt, for the desk to look at and to strike out when one
/// does not hold any more.
@Path("conflicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class ConflictsResource {

  private final Conflicts conflicts;
  private final Problems problems;
  private final Audit audit;

  ConflictsResource(Conflicts conflicts, Problems problems, Audit audit) {
    this.conflicts = conflicts;
    this.problems = problems;
    this.audit = audit;
  }

  @GET
  @Transactional
  @Operation(summary = "List the conflicts of interest that engineers have named")
  @APIResponseSchema(responseCode = "200", value = ConflictView.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answer(conflicts.page(paging.after(), paging.limit() + 1), ConflictView::id);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(summary = "Remove a conflict of interest")
  public Response remove(@PathParam("id") UUID id) {
    if (!conflicts.deleteById(id)) {
      return problems.notFound();
    }
    audit.record("conflict.removed", null, "conflict/" + id, Map.of());
    return Response.noContent().build();
  }
}
