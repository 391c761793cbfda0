package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.DraftAnswer;
import org.hikeshi.draft.Drafts;
import org.hikeshi.draft.Question;
import org.hikeshi.events.Origin;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Viewing;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Check your answers, and send them as the next report.
///
/// Past 200 lines by its imports.
@Path("pages/incidents/{id}/check")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class CheckPage {

  private static final String REASON = "/correctionReason";

  private final Incidents incidents;
  private final Viewing viewing;
  private final Drafts drafts;
  private final Filing filing;
  private final Constraints constraints;
  private final Asking asking;
  private final Caller caller;
  private final Texts texts;

  CheckPage(
      Incidents incidents,
      Viewing viewing,
      Drafts drafts,
      Filing filing,
      Constraints constraints,
      Asking asking,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.viewing = viewing;
    this.drafts = drafts;
    this.filing = filing;
    this.constraints = constraints;
    this.asking = asking;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param draft who answered it since the last report, if anybody did
  @TemplateData
  public record Row(Question question, Said said, @Nullable DraftAnswer draft) {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Check(
      Texts texts,
      UUID incident,
      String number,
      List<Row> rows,
      boolean waiting,
      @Nullable String fault,
      boolean reasonMissing,
      ZoneId japan)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response check(@PathParam("id") UUID id) {
    var incident = incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
    var interview = interview(incident);
    return Html.ok(page(incident, interview, faults(interview.news()), null, false));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response send(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var incident = incidents.lockedFor(caller, id).orElseThrow(NotFoundException::new);
    var interview = interview(incident);
    if (!interview.waiting()) {
      return Html.onTo(id, "");
    }
    var news = interview.news().with(REASON, form.getFirst(REASON));
    var faults = faults(news);
    if (!faults.isEmpty()) {
      return again(page(incident, interview, faults, "check.mend", false));
    }
    var clerk = new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
    return switch (filing.followUp(incident, news.said(texts), clerk)) {
      case Outcome.Filed filed -> sent(filed, interview);
      case Outcome.Contradictory(var pointers) ->
          again(page(incident, interview, at(pointers), "check.mend", false));
      case Outcome.ReasonMissing(var pointers) ->
          again(page(incident, interview, List.of(), "check.reason", true));
      case Outcome.UnknownHospital() ->
          again(page(incident, interview, List.of(), "report.unknown-hospital", false));
      case Outcome.Withdrawn() ->
          again(page(incident, interview, List.of(), "report.withdrawn", false));
      case Outcome.Erased() -> again(page(incident, interview, List.of(), "report.erased", false));
      case Outcome.GoesOnIn _ ->
          again(page(incident, interview, List.of(), "report.goes-on", false));
    };
  }

  private Response sent(Outcome.Filed filed, Interview interview) {
    asking.sent(interview);
    drafts.clear(filed.incident().id());
    return Html.onTo(filed.incident().id(), "?filed=" + filed.report().report().no());
  }

  /// Nothing was sent; the answers wait on.
  private static Response again(Check page) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(Response.Status.BAD_REQUEST, page);
  }

  private List<FieldFault> at(List<String> pointers) {
    return pointers.stream()
        .map(pointer -> new FieldFault(pointer, texts.of("report.contradictory")))
        .toList();
  }

  private List<FieldFault> faults(ReportForm news) {
    var faults = new ArrayList<FieldFault>();
    Statement said = news.said(texts);
    news.faults().forEach((pointer, detail) -> faults.add(new FieldFault(pointer, detail)));
    constraints.check(said, new Class<?>[0], faults);
    return faults;
  }

  private Interview interview(Incident incident) {
    return new Interview(viewing.view(incident).latest(), drafts.of(incident.id()));
  }

  private Check page(
      Incident incident,
      Interview interview,
      List<FieldFault> faults,
      @Nullable String fault,
      boolean reasonMissing) {
    var words = Texts.in(texts.language());
    var form = interview.form();
    form.blame(faults);
    var rows =
        interview.questions().stream()
            .map(
                question ->
                    new Row(
                        question,
                        Said.of(question, form, words),
                        interview.draft(question).orElse(null)))
            .toList();
    return new Check(
        words,
        incident.id(),
        incident.number(),
        rows,
        interview.waiting(),
        Optional.ofNullable(fault).map(words::of).orElse(null),
        reasonMissing,
        JapanTime.ZONE);
  }
}
