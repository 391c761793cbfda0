package org.hikeshi.question;

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
import org.hikeshi.question.Question.Answered;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What the hospital answers to a question.
@Path("/questions/{id}/answer")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AnswersResource {

  private final Asking asking;
  private final Caller caller;
  private final Problems problems;

  AnswersResource(Asking asking, Caller caller, Problems problems) {
    this.asking = asking;
    this.caller = caller;
    this.problems = problems;
  }

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "Answer an authority's question")
  @APIResponseSchema(responseCode = "200", value = Question.View.class)
  public Response answer(@PathParam("id") UUID id, Answered answered) {
    return switch (asking.answer(id, answered, caller)) {
      case Asking.Outcome.Taken(var view) -> Response.ok(view).build();
      case Asking.Outcome.AnsweredOtherwise _ -> problems.of(Status.CONFLICT, "question.answered");
      case Asking.Outcome.TakenBack _ -> problems.of(Status.CONFLICT, "question.taken-back");
      case Asking.Outcome.NoSuchReport _ ->
          problems.unprocessable(List.of("/reportNo"), "question.no-report");
      case Asking.Outcome.NoSuchQuestion _ -> problems.notFound();
    };
  }
}
