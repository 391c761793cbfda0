package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.DraftAnswer;
import org.hikeshi.draft.DraftAnswer.Saving;
import org.hikeshi.draft.Drafts;
import org.hikeshi.draft.Question;
import org.hikeshi.draft.Read;
import org.hikeshi.draft.Typed;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Reports;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// One question a page, for everybody of the hospital at once and from any device: an answer is
/// kept as soon as it is sent, or typed where there is a script, and no one's answer overwrites
/// another's.
///
/// Past 200 lines because an answer can be overtaken in two ways, each of which is shown.
@Path("pages/incidents/{id}/questions")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class QuestionPages {

  private static final String EDITION = "Draft-Edition";

  private final Incidents incidents;
  private final Reports reports;
  private final Drafts drafts;
  private final Interviews interviews;
  private final Caller caller;
  private final Texts texts;

  QuestionPages(
      Incidents incidents,
      Reports reports,
      Drafts drafts,
      Interviews interviews,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.reports = reports;
    this.drafts = drafts;
    this.interviews = interviews;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record QuestionPage(
      Texts texts,
      UUID incident,
      String number,
      Question question,
      ReportForm form,
      Read edition,
      @Nullable Said since,
      int place,
      int of)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Conflict(
      Texts texts,
      UUID incident,
      Question question,
      Said mine,
      boolean unknown,
      Said theirs,
      Read edition,
      String by,
      Instant at,
      ZoneId japan)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response next(@PathParam("id") UUID id) {
    return onTo(id, interviews.of(seen(id)).first().orElse(null));
  }

  @GET
  @Path("{question}")
  @Operation(hidden = true)
  @Transactional
  public Response ask(@PathParam("id") UUID id, @PathParam("question") String code) {
    var question = question(code);
    var incident = seen(id);
    var interview = interviews.of(incident);
    return Html.ok(
        new QuestionPage(
            texts.lasting(),
            id,
            incident.number(),
            question,
            interview.form(),
            new Read(
                incident.revision(), interview.draft(question).map(DraftAnswer::edition).orElse(0)),
            interview
                .since(question)
                .map(reported -> Said.of(question, reported, texts.lasting()))
                .orElse(null),
            interview.place(question),
            interview.questions().size()));
  }

  /// @param script whether a script asks, which wants to know the edition and goes nowhere
  @POST
  @Path("{question}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response answer(
      @PathParam("id") UUID id,
      @PathParam("question") String code,
      @HeaderParam("Draft") @Nullable String script,
      MultivaluedMap<String, String> form) {
    var question = question(code);
    var incident = incidents.lockedFor(caller, id).orElseThrow(NotFoundException::new);
    if (incident.erasedAt() != null) {
      throw new ClientErrorException(Response.Status.GONE);
    }
    var unknown = form.containsKey("unknown");
    var typed = unknown ? Typed.unknown(question) : Typed.into(question, form);
    var read = Read.of(Objects.requireNonNullElse(form.getFirst("edition"), ""));
    var interview = interviews.of(incident);
    var now = new Read(incident.revision(), read.edition());
    if (interview.overtaken(question, typed, read.revision())) {
      var filed = reports.newest(incident);
      var by = filed.words() == null ? "" : filed.words().filedBy();
      var theirs = interview.reported(question);
      return script == null
          ? conflict(id, question, typed, unknown, theirs, now, by, filed.report().filedAt())
          : overtaken(by);
    }
    var saving = drafts.save(id, incident.hospitalId(), question, now, typed, caller.name());
    return switch (saving) {
      case Saving.Saved(var edition) when script != null ->
          Response.noContent()
              .header(EDITION, new Read(incident.revision(), edition).toString())
              .build();
      case Saving.Saved _ -> onTo(id, interviews.of(incident).after(question).orElse(null));
      case Saving.Overtaken(var theirs) when script != null -> overtaken(theirs.typedBy());
      case Saving.Overtaken(var theirs) -> {
        var newer = new Read(incident.revision(), theirs.edition());
        var said = ReportForm.of(theirs.typed().fields());
        yield conflict(
            id, question, typed, unknown, said, newer, theirs.typedBy(), theirs.typedAt());
      }
    };
  }

  private static Response overtaken(String by) {
    return Response.status(Response.Status.CONFLICT)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity(by)
        .build();
  }

  private Response conflict(
      UUID id,
      Question question,
      Typed mine,
      boolean unknown,
      ReportForm theirs,
      Read edition,
      String by,
      Instant at) {
    var words = texts.lasting();
    return Html.of(
        Response.Status.CONFLICT,
        new Conflict(
            words,
            id,
            question,
            Said.of(question, ReportForm.of(mine.fields()), words),
            unknown,
            Said.of(question, theirs, words),
            edition,
            by,
            at,
            JapanTime.ZONE));
  }

  private Incident seen(UUID id) {
    return incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
  }

  private static Question question(String code) {
    return Question.of(code).orElseThrow(NotFoundException::new);
  }

  private static Response onTo(UUID incident, @Nullable Question next) {
    return IncidentPages.onTo(incident, next == null ? "/check" : "/questions/" + next.code());
  }
}
