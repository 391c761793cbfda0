package org.hikeshi.call;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// For dispatch-service: an alarm that the desk's people are to be rung about. The same alarm again
/// is no second call.
@Path("desk-calls/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class DeskCallsResource {

  private final Calling calling;

  DeskCallsResource(Calling calling) {
    this.calling = calling;
  }

  /// @param incidentId null where it is about none
  /// @param drill whether it is only exercised
  record Alarm(@Nullable UUID incidentId, @Nullable Boolean drill) {}

  @PUT
  @Transactional
  @Operation(summary = "Ring the desk about an alarm")
  @APIResponse(responseCode = "202", description = "Begun")
  public Response ring(@PathParam("id") UUID alarm, Alarm about) {
    calling.desk(alarm, about.incidentId(), Boolean.TRUE.equals(about.drill()));
    return Response.accepted().build();
  }
}
