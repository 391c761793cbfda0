package org.hikeshi.dispatch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// Where each dispatch stands.
@Path("dispatches")
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class DispatchesResource {

  private final Looking looking;
  private final Problems problems;

  DispatchesResource(Looking looking, Problems problems) {
    this.looking = looking;
    this.problems = problems;
  }

  @GET
  public Response list(@QueryParam("incident") @Nullable UUID incident, @BeanParam Paging paging) {
    return paging.answer(
        looking.page(incident, paging.after(), paging.limit() + 1), DispatchView::id);
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    return looking.at(id).map(view -> Response.ok(view).build()).orElseGet(problems::notFound);
  }
}
