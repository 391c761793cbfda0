package org.hikeshi.question;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// Whoever asked takes a question back that is not answered. It stays in its thread.
@Path("/questions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TakingBackResource {

  private final TakingBack takingBack;
  private final Caller caller;
  private final Problems problems;

  TakingBackResource(TakingBack takingBack, Caller caller, Problems problems) {
    this.takingBack = takingBack;
    this.caller = caller;
    this.problems = problems;
  }

  @DELETE
  @Transactional
  @RolesAllowed(Role.AUTHORITY)
  @Operation(summary = "Take back a question")
  public Response takeBack(@PathParam("id") UUID id) {
    return switch (takingBack.takeBack(id, caller)) {
      case TAKEN_BACK -> Response.noContent().build();
      case ANSWERED -> problems.of(Status.CONFLICT, "question.answered-already");
      case NO_SUCH_QUESTION -> problems.notFound();
    };
  }
}
