package org.hikeshi.question;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What is asked about a notice: a thread, with its answers.
@Path("/notices/{id}/questions")
@RunOnVirtualThread
class QuestionsResource {

  private final Questions questions;
  private final Notices notices;
  private final Caller caller;
  private final Audit audit;
  private final Problems problems;
  private final Texts texts;
  private final Ids ids;
  private final Clock clock;

  QuestionsResource(
      Questions questions,
      Notices notices,
      Caller caller,
      Audit audit,
      Problems problems,
      Texts texts,
      Ids ids,
      Clock clock) {
    this.questions = questions;
    this.notices = notices;
    this.caller = caller;
    this.audit = audit;
    this.problems = problems;
    this.texts = texts;
    this.ids = ids;
    this.clock = clock;
  }

  /// What is asked, and by when an answer is wanted.
  record Asked(@NotBlank @Size(max = 5000) String question, @NotNull LocalDate dueOn) {}

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response thread(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (notices.seenBy(caller, id).isEmpty()) {
      return problems.notFound();
    }
    var found =
        questions.about(id, paging.after(), paging.limit() + 1).stream()
            .map(Question::view)
            .toList();
    return paging.answer(found, Question.View::id);
  }

  @POST
  @Transactional
  @Idempotent
  @RolesAllowed(Role.AUTHORITY)
  public Response ask(@PathParam("id") UUID id, Asked asked) {
    if (asked.dueOn().isBefore(JapanTime.dayOf(clock.instant()))) {
      throw new Invalid(List.of(new FieldFault("/dueOn", texts.of("question.day-past"))));
    }
    return notices
        .seenBy(caller, id)
        .map(notice -> ask(notice, asked))
        .orElseGet(problems::notFound);
  }

  private Response ask(Notice notice, Asked asked) {
    var question =
        new Question(
            ids.next(), notice, asked.question(), asked.dueOn(), caller.subject(), clock.instant());
    questions.persist(question);
    audit.record("question.asked", notice.hospitalId(), "question/" + question.id(), Map.of());
    return Response.created(URI.create("/notices/" + notice.id() + "/questions"))
        .entity(question.view())
        .build();
  }
}
