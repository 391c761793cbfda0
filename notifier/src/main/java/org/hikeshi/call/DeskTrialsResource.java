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

/// For dispatch-service: a trial that one person of the desk is to be rung for. The same trial
/// again is no second call. It has a path of its own, so that a notifier that knows no trials
/// refuses it instead of ringing the whole desk.
@Path("desk-trials/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class DeskTrialsResource {

  private final Calling calling;

  DeskTrialsResource(Calling calling) {
    this.calling = calling;
  }

  @PUT
  @Transactional
  @Operation(summary = "Ring somebody of the desk as a trial")
  @APIResponse(responseCode = "202", description = "Begun")
  public Response ring(@PathParam("id") UUID trial) {
    calling.trial(trial);
    return Response.accepted().build();
  }
}
