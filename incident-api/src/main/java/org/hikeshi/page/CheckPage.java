package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
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
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Check your answers, and send them as the next report.
///
/// Past 200 lines because it shows, besides the answers, each thing that may be wrong with one.
@Path("pages/incidents/{id}/check")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class CheckPage {

  private static final String REASON = "/correctionReason";

  private final Incidents incidents;
  private final Drafts drafts;
  private final Interviews interviews;
  private final Filing filing;
  private final Constraints constraints;
  private final Asking asking;
  private final Caller caller;
  private final Texts texts;

  CheckPage(
      Incidents incidents,
      Drafts drafts,
      Interviews interviews,
      Filing filing,
      Constraints constraints,
      Asking asking,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.drafts = drafts;
    this.interviews = interviews;
    this.filing = filing;
    this.constraints = constraints;
    this.asking = asking;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param draft who answered it since the last report, if anybody did
  /// @param since what reports say of it that whoever answered has not seen
  /// @param stays whether a report's answer stays, though it was emptied
  @TemplateData
  public record Row(
      Question question,
      Said said,
      @Nullable DraftAnswer draft,
      @Nullable Said since,
      boolean stays) {

    public boolean wrong() {
      return said.faulty() || since != null;
    }
  }

  /// @param seen the answers that wait
  /// @param goesOnIn which incident takes the reports instead; what waits here cannot be sent
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Check(
      Texts texts,
      UUID incident,
      String number,
      List<Row> rows,
      List<String> seen,
      int filed,
      @Nullable String fault,
      boolean reasonMissing,
      IncidentView.@Nullable Other goesOnIn,
      ZoneId japan)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response check(
      @PathParam("id") UUID id, @QueryParam("filed") @DefaultValue("0") int filed) {
    var incident = incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
    var interview = interviews.of(incident);
    return Html.ok(page(incident, interview, faults(interview.news()), filed, null, false));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response send(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    var incident = incidents.lockedFor(caller, id).orElseThrow(NotFoundException::new);
    var all = interviews.of(incident);
    if (!all.waiting()) {
      return IncidentPages.onTo(id, "");
    }
    var interview = all.only(draft -> shown(draft, form) && !all.overtaken(draft));
    if (!interview.waiting()) {
      return again(page(incident, all, faults(all.news()), "check.changed", false));
    }
    var news = interview.news().with(REASON, form.getFirst(REASON));
    var faults = faults(news);
    if (!faults.isEmpty()) {
      return again(page(incident, all, faults, "check.mend", false));
    }
    var clerk = new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
    return switch (filing.followUp(incident, news.said(texts), clerk)) {
      case Outcome.Filed filed -> sent(filed, interview, all);
      case Outcome.Contradictory(var pointers) ->
          again(page(incident, all, at(pointers), "check.mend", false));
      case Outcome.ReasonMissing(var pointers) ->
          again(page(incident, all, List.of(), "check.reason", true));
      case Outcome.UnknownHospital _ ->
          again(page(incident, all, List.of(), "report.unknown-hospital", false));
      case Outcome.Withdrawn() -> again(page(incident, all, List.of(), "report.withdrawn", false));
      case Outcome.Erased() -> again(page(incident, all, List.of(), "report.erased", false));
      case Outcome.GoesOnIn _ -> again(page(incident, all, List.of(), null, false));
      case Outcome.TooLong _ -> again(page(incident, all, faults, "check.mend", false));
    };
  }

  private Response sent(Outcome.Filed filed, Interview interview, Interview all) {
    asking.sent(interview);
    drafts.sent(interview.drafts().values());
    var left = interview.answered() < all.answered();
    return IncidentPages.onTo(
        filed.incident().id(), (left ? "/check" : "") + "?filed=" + filed.report().report().no());
  }

  /// What changed since the sender opened the page waits on, and is shown again. A page from before
  /// this was kept names nothing, and sends all.
  private static boolean shown(DraftAnswer draft, MultivaluedMap<String, String> form) {
    var seen = form.get("seen");
    return seen == null || seen.contains(seen(draft));
  }

  /// As the page names what it shows, so that nothing else is sent.
  private static String seen(DraftAnswer draft) {
    return draft.question().code() + " " + draft.read();
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
    return news.faultsOf(news.said(texts), constraints);
  }

  private Check page(
      Incident incident,
      Interview interview,
      List<FieldFault> faults,
      @Nullable String fault,
      boolean reasonMissing) {
    return page(incident, interview, faults, 0, fault, reasonMissing);
  }

  private Check page(
      Incident incident,
      Interview interview,
      List<FieldFault> faults,
      int filed,
      @Nullable String fault,
      boolean reasonMissing) {
    var words = texts.lasting();
    var form = interview.form();
    form.blame(faults);
    var rows =
        interview.questions().stream()
            .map(
                question ->
                    new Row(
                        question,
                        Said.of(question, form, words),
                        interview.draft(question).orElse(null),
                        interview
                            .since(question)
                            .map(reported -> Said.of(question, reported, words))
                            .orElse(null),
                        interview.stays(question)))
            .toList();
    return new Check(
        words,
        incident.id(),
        incident.number(),
        rows,
        interview.drafts().values().stream().map(CheckPage::seen).toList(),
        filed,
        Optional.ofNullable(fault).map(words::of).orElse(null),
        reasonMissing,
        incident.goesOnIn().orElse(null),
        JapanTime.ZONE);
  }
}
