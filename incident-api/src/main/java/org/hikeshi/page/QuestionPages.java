package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.DraftAnswer;
import org.hikeshi.draft.DraftAnswer.Saving;
import org.hikeshi.draft.Drafts;
import org.hikeshi.draft.Question;
import org.hikeshi.draft.Typed;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Viewing;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// One question a page, for everybody of the hospital at once and from any device: an answer is
/// kept as soon as it is sent, or typed where there is a script, and no one's answer overwrites
/// another's.
@Path("pages/incidents/{id}/questions")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class QuestionPages {

  private static final String EDITION = "Draft-Edition";

  private final Incidents incidents;
  private final Viewing viewing;
  private final Drafts drafts;
  private final Caller caller;
  private final Texts texts;

  QuestionPages(Incidents incidents, Viewing viewing, Drafts drafts, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.viewing = viewing;
    this.drafts = drafts;
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
      int edition,
      int place,
      int of)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Conflict(
      Texts texts,
      UUID incident,
      Question question,
      Said mine,
      Said theirs,
      DraftAnswer answer,
      ZoneId japan)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response next(@PathParam("id") UUID id) {
    return onTo(id, interview(seen(id)).first().orElse(null));
  }

  @GET
  @Path("{question}")
  @Operation(hidden = true)
  @Transactional
  public Response ask(@PathParam("id") UUID id, @PathParam("question") String code) {
    var question = question(code);
    var incident = seen(id);
    var interview = interview(incident);
    return Html.ok(
        new QuestionPage(
            words(),
            id,
            incident.number(),
            question,
            interview.form(),
            interview.draft(question).map(DraftAnswer::edition).orElse(0),
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
    var typed = form.containsKey("unknown") ? Typed.unknown() : Typed.into(question, form);
    var saving =
        drafts.save(id, incident.hospitalId(), question, edition(form), typed, caller.name());
    return switch (saving) {
      case Saving.Saved(var edition) when script != null ->
          Response.noContent().header(EDITION, edition).build();
      case Saving.Saved _ -> onTo(id, interview(incident).after(question).orElse(null));
      case Saving.Overtaken(var theirs) when script != null ->
          Response.status(Response.Status.CONFLICT)
              .type(MediaType.TEXT_PLAIN_TYPE)
              .entity(theirs.typedBy())
              .build();
      case Saving.Overtaken(var theirs) ->
          Html.of(Response.Status.CONFLICT, conflict(id, question, typed, theirs));
    };
  }

  private Conflict conflict(UUID id, Question question, Typed mine, DraftAnswer theirs) {
    var words = words();
    return new Conflict(
        words,
        id,
        question,
        Said.of(question, ReportForm.of(mine.fields()), words),
        Said.of(question, ReportForm.of(theirs.typed().fields()), words),
        theirs,
        JapanTime.ZONE);
  }

  private static int edition(MultivaluedMap<String, String> form) {
    var edition = form.getFirst("edition");
    return edition != null && edition.matches("[0-9]{1,9}") ? Integer.parseInt(edition) : 0;
  }

  private Incident seen(UUID id) {
    return incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
  }

  private Interview interview(Incident incident) {
    return new Interview(viewing.view(incident).latest(), drafts.of(incident.id()));
  }

  private static Question question(String code) {
    return Question.of(code).orElseThrow(NotFoundException::new);
  }

  private static Response onTo(UUID incident, @Nullable Question next) {
    return Html.onTo(incident, next == null ? "/check" : "/questions/" + next.code());
  }

  private Texts words() {
    return Texts.in(texts.language());
  }
}
