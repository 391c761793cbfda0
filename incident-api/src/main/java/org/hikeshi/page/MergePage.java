package org.hikeshi.page;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.incident.Closing;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.report.Summary;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Joins a duplicate to the incident that goes on for both. It cannot be taken back, so nothing is
/// chosen beforehand: the form has the other one chosen, or its number typed, and asks for a
/// reason.
@Path("pages/incidents/{id}/merge")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class MergePage {

  private static final String INTO = "/into";
  private static final String CHOSEN = "/chosen";
  private static final String REASON = "/reason";

  private final Incidents incidents;
  private final GoingOn goingOn;
  private final Closing closing;
  private final Caller caller;
  private final Texts texts;

  MergePage(Incidents incidents, GoingOn goingOn, Closing closing, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.goingOn = goingOn;
    this.closing = closing;
    this.caller = caller;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record MergeForm(
      Texts texts,
      ReportForm form,
      UUID incident,
      String number,
      List<GoingOn.Candidate> candidates)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("id") UUID id) {
    return Html.ok(page(seen(id), ReportForm.of(Map.of())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response merge(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var chosen = form.value(CHOSEN);
    var number = form.value(INTO);
    var into = incidents.numbered(caller, chosen.isEmpty() ? number : chosen);
    var reason = form.text(REASON);
    if (reason == null) {
      return refused(id, form, REASON, "merge.reason-missing");
    }
    if (Summary.over(reason) > 0) {
      return refused(id, form, REASON, "closing.too-long");
    }
    if (!chosen.isEmpty()
        && !number.isBlank()
        && !into.equals(incidents.numbered(caller, number))) {
      return refused(id, form, INTO, "merge.two");
    }
    if (into.isEmpty() || into.get().id().equals(id)) {
      return refused(id, form, INTO, "merge.unknown");
    }
    var both = incidents.bothLockedFor(caller, id, into.get().id());
    var duplicate = both.stream().filter(one -> one.id().equals(id)).findAny();
    var other = both.stream().filter(one -> !one.id().equals(id)).findAny();
    var outcome =
        closing.merge(
            duplicate.orElseThrow(NotFoundException::new),
            other.orElseThrow(NotFoundException::new),
            reason,
            caller.name());
    return switch (outcome) {
      case CLOSED -> IncidentPages.onTo(other.get().id(), "");
      case CLOSED_OTHERWISE -> refused(id, form, "", "incident.closed-otherwise");
      case ANOTHER_OPERATOR -> refused(id, form, INTO, "incident.another-operator");
      case DOES_NOT_GO_ON -> refused(id, form, INTO, "incident.does-not-go-on");
      case HELP_WOULD_BE_LOST -> refused(id, form, INTO, "incident.help-would-be-lost");
      case HELP_IS_OVER -> refused(id, form, INTO, "incident.help-is-over");
      case CALL_BACK_FIRST -> refused(id, form, INTO, "incident.call-back-first");
      case CALL_BACK_THERE_FIRST -> refused(id, form, INTO, "incident.call-back-there-first");
      case CONTRADICTORY, RESOLVED_OTHERWISE ->
          throw new IllegalStateException("a merger says nothing of what it was");
    };
  }

  private Incident seen(UUID id) {
    return incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
  }

  private Response refused(UUID id, ReportForm form, String field, String key) {
    form.blame(List.of(new FieldFault(field, texts.of(key))));
    return Html.of(Response.Status.BAD_REQUEST, page(seen(id), form));
  }

  private MergeForm page(Incident incident, ReportForm form) {
    var candidates = goingOn.of(incident);
    var chosen = form.value(CHOSEN);
    var isThere = candidates.stream().anyMatch(one -> one.incident().number().equals(chosen));
    return new MergeForm(
        texts.lasting(),
        isThere ? form : form.with(INTO, chosen),
        incident.id(),
        incident.number(),
        candidates);
  }
}
