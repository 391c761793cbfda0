package org.hikeshi.question;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What the hospital answers to a question.
@Path("/questions/{id}/answer")
@RunOnVirtualThread
class AnswersResource {

  private final Questions questions;
  private final Caller caller;
  private final Audit audit;
  private final Problems problems;
  private final Clock clock;

  AnswersResource(Questions questions, Caller caller, Audit audit, Problems problems, Clock clock) {
    this.questions = questions;
    this.caller = caller;
    this.audit = audit;
    this.problems = problems;
    this.clock = clock;
  }

  record Answered(@NotBlank @Size(max = 5000) String answer) {}

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed(Role.HOSPITAL)
  public Response answer(@PathParam("id") UUID id, Answered answered) {
    var found =
        questions
            .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .filter(question -> question.hospitalId().equals(caller.hospitalId()));
    if (found.isEmpty()) {
      return problems.notFound();
    }
    var question = found.get();
    if (!question.answer(answered.answer(), caller.subject(), clock.instant())) {
      return problems.of(Status.CONFLICT, "question.answered");
    }
    audit.record("question.answered", question.hospitalId(), "question/" + id, Map.of());
    return Response.ok(question.view()).build();
  }
}
