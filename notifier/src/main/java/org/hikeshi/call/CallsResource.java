package org.hikeshi.call;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The ledger of calls, for the duty desk.
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class CallsResource {

  private final Calls calls;
  private final Attempts attempts;

  CallsResource(Calls calls, Attempts attempts) {
    this.calls = calls;
    this.attempts = attempts;
  }

  @GET
  @Transactional
  @Operation(summary = "List calls to engineers")
  @APIResponseSchema(responseCode = "200", value = CallView.class)
  public Response list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("engineer") @Nullable UUID engineer,
      @BeanParam Paging paging) {
    var found = calls.page(incident, engineer, paging.after(), paging.limit() + 1);
    var ids = found.stream().map(Call::id).toList();
    var tried = attempts.of(ids);
    var told = attempts.reportsOf(ids);
    return paging.answer(
        found.stream().map(call -> CallView.of(call, tried, told)).toList(), CallView::id);
  }
}
