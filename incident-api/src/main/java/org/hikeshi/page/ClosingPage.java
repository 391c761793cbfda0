package org.hikeshi.page;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.CheckedTemplate;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.incident.Closing;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView.DutyView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Resolution;
import org.hikeshi.incident.Viewing;
import org.hikeshi.incident.Withdrawal;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Ends an incident: the duty desk resolves it, or the hospital takes its report back. Neither can
/// be undone, so the page says what becomes of the dispatch and of the duties, asks once more, and
/// again where another report has come meanwhile.
///
/// Past 200 lines because each thing that may have come meanwhile is told apart.
@Path("pages/incidents/{id}/closing")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
@RunOnVirtualThread
class ClosingPage {

  private static final String CAUSE = "/cause";
  private static final String LESSONS = "/lessons";
  private static final String KIND = "/kind";
  private static final String REASON = "/reason";

  private final Incidents incidents;
  private final Viewing viewing;
  private final Closing closing;
  private final Caller caller;
  private final Texts texts;

  ClosingPage(Incidents incidents, Viewing viewing, Closing closing, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.viewing = viewing;
    this.closing = closing;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param open duties that no receipt has closed
  /// @param edition the newest report that whoever ends it has seen
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record ClosingForm(
      Texts texts,
      ReportForm form,
      UUID incident,
      String number,
      int edition,
      boolean desk,
      boolean hospital,
      List<ResolvedAs> kinds,
      List<DutyView> open,
      Labels labels)
      implements TemplateInstance {}

  /// @param how resolution or withdrawal
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record ClosingConfirm(
      Texts texts,
      Map<String, String> typed,
      UUID incident,
      String number,
      int edition,
      String how,
      List<DutyView> open,
      Labels labels)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("id") UUID id) {
    var incident = incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
    return incident.status().closed()
        ? IncidentPages.onTo(id, "")
        : Html.ok(page(incident, ReportForm.of(Map.of())));
  }

  @POST
  @Path("resolution")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Role.COORDINATOR)
  @Operation(hidden = true)
  @Transactional
  public Response resolve(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var faults = new ArrayList<FieldFault>();
    if (form.one(KIND, ResolvedAs.class) == null) {
      faults.add(fault(KIND, "closing.kind-missing"));
    }
    faults.addAll(words(form, CAUSE, "closing.cause-missing"));
    if (Summary.over(form.value(LESSONS)) > 0) {
      faults.add(fault(LESSONS, "closing.too-long"));
    }
    return ended(
        id,
        "resolution",
        form,
        faults,
        incident -> closing.resolve(incident, found(form), caller.name()));
  }

  private static Resolution found(ReportForm form) {
    var kind = requireNonNull(form.one(KIND, ResolvedAs.class));
    return new Resolution(form.value(CAUSE).strip(), form.text(LESSONS), kind.attack(), kind);
  }

  @POST
  @Path("withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Role.HOSPITAL)
  @Operation(hidden = true)
  @Transactional
  public Response withdraw(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    return ended(
        id,
        "withdrawal",
        form,
        words(form, REASON, "closing.reason-missing"),
        incident ->
            closing.withdraw(incident, new Withdrawal(form.value(REASON).strip()), caller.name()));
  }

  /// Ending it twice in the same words is ending it once, so a double click is harmless. What
  /// somebody else has ended meanwhile takes no more words, and that is said.
  private Response ended(
      UUID id,
      String how,
      ReportForm form,
      List<FieldFault> faults,
      Function<Incident, Closing.Outcome> end) {
    var incident = incidents.lockedFor(caller, id).orElseThrow(NotFoundException::new);
    boolean open = !incident.status().closed();
    boolean confirmed = form.chosen("confirmed", "true");
    if (!open && !confirmed) {
      return refused(incident, form, List.of(fault("", "closing.already")));
    }
    if (open && !form.chosen("edition", Integer.toString(incident.revision()))) {
      // said first of all, for any page that is shown from here on is of the newest report
      return refused(incident, form, List.of(fault("", "closing.another-report")));
    }
    if (!faults.isEmpty()) {
      return refused(incident, form, faults);
    }
    if (open) {
      if (form.chosen("change", "true")) {
        return Html.ok(page(incident, form));
      }
      if (!confirmed) {
        return Html.ok(asked(incident, how, form));
      }
    }
    var outcome = end.apply(incident);
    if (outcome == Closing.Outcome.CLOSED && (open || isTwin(incident, how, form))) {
      return IncidentPages.onTo(id, "");
    }
    var otherwise = outcome == Closing.Outcome.CLOSED_OTHERWISE;
    var key = otherwise ? "closing.otherwise" : "closing.already";
    return refused(incident, form, List.of(fault("", key)));
  }

  private boolean isTwin(Incident incident, String how, ReportForm form) {
    return closing.endedSo(
        incident,
        caller.name(),
        form.value(how.equals("resolution") ? CAUSE : REASON).strip(),
        form.text(LESSONS),
        form.one(KIND, ResolvedAs.class));
  }

  private List<FieldFault> words(ReportForm form, String field, String missing) {
    if (form.text(field) == null) {
      return List.of(fault(field, missing));
    }
    return Summary.over(form.value(field)) > 0
        ? List.of(fault(field, "closing.too-long"))
        : List.of();
  }

  private FieldFault fault(String field, String key) {
    return new FieldFault(field, texts.of(key));
  }

  private Response refused(Incident incident, ReportForm form, List<FieldFault> faults) {
    form.blame(faults);
    return Html.of(Response.Status.BAD_REQUEST, page(incident, form));
  }

  private ClosingForm page(Incident incident, ReportForm form) {
    var words = texts.lasting();
    return new ClosingForm(
        words,
        form,
        incident.id(),
        incident.number(),
        incident.revision(),
        caller.is(Role.COORDINATOR),
        caller.is(Role.HOSPITAL),
        List.of(ResolvedAs.values()),
        open(incident),
        new Labels(words));
  }

  private ClosingConfirm asked(Incident incident, String how, ReportForm form) {
    var words = texts.lasting();
    return new ClosingConfirm(
        words,
        form.typed(""),
        incident.id(),
        incident.number(),
        incident.revision(),
        how,
        open(incident),
        new Labels(words));
  }

  private List<DutyView> open(Incident incident) {
    return viewing.view(incident).duties().stream()
        .filter(duty -> duty.state() != DutyState.RECEIPTED)
        .filter(duty -> duty.state() != DutyState.NOT_REQUIRED)
        .toList();
  }
}
