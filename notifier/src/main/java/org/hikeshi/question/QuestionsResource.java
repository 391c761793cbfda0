package org.hikeshi.question;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.notice.Notices;
import org.hikeshi.question.Question.Asked;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// What is asked about a notice: a thread, with its answers.
@Path("/notices/{id}/questions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QuestionsResource {

  private final Asking asking;
  private final Notices notices;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;

  QuestionsResource(Asking asking, Notices notices, Caller caller, Problems problems, Texts texts) {
    this.asking = asking;
    this.notices = notices;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
  }

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "List an authority's questions and the answers")
  @APIResponseSchema(responseCode = "200", value = Question.View.class)
  public Response thread(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (notices.seenBy(caller, id).isEmpty()) {
      return problems.notFound();
    }
    var found = asking.thread(id, paging.after(), paging.limit() + 1);
    return paging.answer(found, Question.View::id);
  }

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed(Role.AUTHORITY)
  @Operation(summary = "Ask the hospital a question about a notice")
  @APIResponseSchema(responseCode = "201", value = Question.View.class)
  public Response ask(@PathParam("id") UUID id, Asked asked) {
    if (asking.isOver(asked.dueOn())) {
      throw new Invalid(List.of(FieldFault.of("/dueOn", texts, "question.day-past")));
    }
    return notices
        .seenBy(caller, id)
        .map(notice -> asking.ask(notice, asked, caller))
        .map(
            view ->
                Response.created(URI.create("/notices/" + id + "/questions")).entity(view).build())
        .orElseGet(problems::notFound);
  }
}
