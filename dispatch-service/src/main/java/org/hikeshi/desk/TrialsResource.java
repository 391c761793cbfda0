package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// Tries whether an alarm would reach somebody of the desk. What came of it is on the roster (`GET
/// /desk`).
@Path("desk/people/{person}/trials")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class TrialsResource {

  private final Trials trials;
  private final Problems problems;

  TrialsResource(Trials trials, Problems problems) {
    this.trials = trials;
    this.problems = problems;
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Ring somebody of the desk as a trial")
  @APIResponseSchema(responseCode = "202", value = Trial.class)
  public Response ask(@PathParam("person") UUID person) {
    return switch (trials.ask(person)) {
      case Trials.Asked.Begun(var trial) -> Response.status(Status.ACCEPTED).entity(trial).build();
      case Trials.Asked.RingsAlready _ -> problems.of(Status.CONFLICT, "desk.trial.rings-already");
      case Trials.Asked.NotOnTheRoster _ -> problems.notFound();
    };
  }
}
