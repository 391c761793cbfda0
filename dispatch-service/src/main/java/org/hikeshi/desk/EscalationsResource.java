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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.desk.Escalating.Outcome;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Has more of the desk rung about a dispatch. What became of it is in `GET /desk/alarms`.
@Path("dispatches/{id}/escalations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class EscalationsResource {

  private final Escalating escalating;
  private final Problems problems;
  private final Texts texts;

  EscalationsResource(Escalating escalating, Problems problems, Texts texts) {
    this.escalating = escalating;
    this.problems = problems;
    this.texts = texts;
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Ring more of the desk about a dispatch")
  @APIResponseSchema(responseCode = "201", value = AlarmView.class)
  public Response ask(@PathParam("id") UUID id, Escalating.Asked asked) {
    return switch (escalating.ask(id, asked)) {
      case Outcome.Rings(var alarm) -> Response.status(Status.CREATED).entity(alarm).build();
      case Outcome.RingsAlready _ -> problems.of(Status.CONFLICT, "desk.escalation.rings-already");
      case Outcome.Over _ -> problems.of(Status.CONFLICT, "hindrance.CLOSED");
      case Outcome.NotOnTheRoster _ ->
          problems.invalid(
              List.of(FieldFault.of("/first", texts, "desk.escalation.not-on-the-roster")));
      case Outcome.NoSuchDispatch _ -> problems.notFound();
    };
  }
}
