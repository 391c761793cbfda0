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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.events.Category;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.HospitalProfile.HospitalContact;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.FormFiling;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The duty desk writes a report for a hospital that telephones or has sent the paper form, of a
/// new incident or further to one that is open. It approves no statutory notice by that.
///
/// Past 200 lines because it finds the hospital, and shows each thing that may be wrong.
@Path("pages/desk/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class DeskReportPage {

  private static final int FOUND = 20;

  private final FormFiling forms;
  private final Hospitals hospitals;
  private final Incidents incidents;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;
  private final Ids ids;
  private final AsTyped asTyped;
  private final Clock clock;

  DeskReportPage(
      FormFiling forms,
      Hospitals hospitals,
      Incidents incidents,
      Constraints constraints,
      Caller caller,
      Texts texts,
      Ids ids,
      AsTyped asTyped,
      Clock clock) {
    this.forms = forms;
    this.hospitals = hospitals;
    this.incidents = incidents;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
    this.ids = ids;
    this.asTyped = asTyped;
    this.clock = clock;
  }

  /// @param open what is open of it already, newest first: who telephones twice opens no second
  /// @param onlyByCard those of these of which nobody but a card has spoken
  @TemplateData
  public record Hit(Hospital hospital, List<Incident> open, Set<UUID> onlyByCard) {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record DeskFind(Texts texts, String asked, List<Hit> found, boolean more, LocalDate today)
      implements TemplateInstance {}

  /// @param addsTo the incident that it is a further report of; null where it opens one
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record DeskReport(
      Texts texts,
      ReportForm form,
      Choices choices,
      Hospital hospital,
      @Nullable Incident addsTo,
      boolean onlyByCard,
      LocalDate today)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response find(@QueryParam("find") @Nullable String asked) {
    var words = asked == null ? "" : asked.replace("\0", "").strip();
    var called = words.isEmpty() ? List.<Hospital>of() : hospitals.called(words, FOUND + 1);
    var shown = called.subList(0, Math.min(FOUND, called.size()));
    var open = incidents.openOf(shown.stream().map(Hospital::id).toList());
    var found =
        shown.stream()
            .map(hospital -> hit(hospital, open.getOrDefault(hospital.id(), List.of())))
            .toList();
    return Html.ok(new DeskFind(texts.lasting(), words, found, called.size() > FOUND, today()));
  }

  private Hit hit(Hospital hospital, List<Incident> open) {
    return new Hit(hospital, open, incidents.onlyByCard(open));
  }

  @GET
  @Path("{hospital}")
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("hospital") UUID id) {
    return Html.ok(page(blank(known(id)), known(id), null));
  }

  @GET
  @Path("{hospital}/{incident}")
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("hospital") UUID id, @PathParam("incident") UUID incident) {
    var hospital = known(id);
    var to = of(hospital, incidents.seenBy(caller, incidents.goingOn(incident)));
    return to.status().closed()
        ? isOver(blank(hospital), hospital, to)
        : Html.ok(page(blank(hospital), hospital, to));
  }

  @POST
  @Path("{hospital}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response file(@PathParam("hospital") UUID id, MultivaluedMap<String, String> typed) {
    var hospital = known(id);
    return filed(
        typed,
        hospital,
        null,
        (form, said) ->
            forms.file(
                form.submission(ids.next()),
                said,
                known -> added(typed, known),
                clerk(hospital, form)));
  }

  /// What was said later of an incident that is open: it adds, and takes nothing back.
  @POST
  @Path("{hospital}/{incident}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response add(
      @PathParam("hospital") UUID id,
      @PathParam("incident") UUID to,
      MultivaluedMap<String, String> typed) {
    var hospital = known(id);
    var incident = of(hospital, incidents.lockedFor(caller, incidents.goingOn(to)));
    if (incident.status().closed()) {
      return isOver(new ReportForm(typed), hospital, incident);
    }
    return filed(
        typed,
        hospital,
        incident,
        (form, _) ->
            forms.add(
                incident,
                form.submission(ids.next()),
                known -> added(typed, known),
                clerk(hospital, form)));
  }

  /// Nobody comes to what is over, so what is said now is a new incident, if the clerk says so.
  private Response isOver(ReportForm form, Hospital hospital, Incident over) {
    form.blame(List.of(new FieldFault("", texts.of("desk.is-over", over.number()))));
    form.all().put("key", List.of(ids.next().toString()));
    return again(form, hospital, null);
  }

  private Response filed(
      MultivaluedMap<String, String> typed,
      Hospital hospital,
      @Nullable Incident addsTo,
      BiFunction<ReportForm, Statement, FormFiling.Once> filing) {
    var form = new ReportForm(typed);
    var said = form.said(texts, form.time("/receivedAt", texts));
    form.blame(form.faultsOf(said, constraints, Statement.First.class));
    if (form.faulty()) {
      return again(form, hospital, addsTo);
    }
    return switch (filing.apply(form, said)) {
      case FormFiling.Once.Before(var incident) ->
          IncidentPages.onTo(incident, addsTo == null ? "?filed=1" : "");
      case FormFiling.Once.Now(Outcome.Filed filed) ->
          IncidentPages.onTo(filed.incident().id(), "?filed=1");
      case FormFiling.Once.Added(Outcome.Filed filed) ->
          IncidentPages.onTo(filed.incident().id(), "?filed=" + filed.report().report().no());
      case FormFiling.Once.Added(Outcome.TooLong(var by)) -> {
        form.blame(List.of(form.tooLong(by, texts)));
        yield again(form, hospital, addsTo);
      }
      case FormFiling.Once.Added _ -> {
        form.blame(List.of(new FieldFault("", texts.of("desk.takes-no-more"))));
        form.all().put("key", List.of(ids.next().toString()));
        yield again(form, hospital, null);
      }
      case FormFiling.Once.Now _ -> {
        form.blame(List.of(new FieldFault("", texts.of("report.contradictory"))));
        yield again(form, hospital, addsTo);
      }
    };
  }

  private Clerk clerk(Hospital hospital, ReportForm form) {
    return new Clerk(hospital.id(), origin(form), caller.name());
  }

  private ReportForm blank(Hospital hospital) {
    return ReportForm.blank(ids.next())
        .with("/category", Category.UNKNOWN.name())
        .with("/receivedBy", Statement.ReceivedBy.PHONE.name())
        .with("/contact/phone", hospital.whomToCall().map(HospitalContact::phone).orElse(null));
  }

  private static Incident of(Hospital hospital, Optional<Incident> incident) {
    return incident
        .filter(one -> one.hospitalId().equals(hospital.id()))
        .orElseThrow(NotFoundException::new);
  }

  /// What was changed in it after it was sent is added to the incident that it has opened.
  private Statement added(MultivaluedMap<String, String> typed, Snapshot known) {
    var form = new ReportForm(typed);
    return asTyped.added(typed, known).said(texts, form.time("/receivedAt", texts));
  }

  private static Origin origin(ReportForm form) {
    var paper = form.chosen("/receivedBy", Statement.ReceivedBy.PAPER.name());
    return (paper ? Statement.ReceivedBy.PAPER : Statement.ReceivedBy.PHONE).origin();
  }

  /// Nothing was stored, the form's key included.
  private Response again(ReportForm form, Hospital hospital, @Nullable Incident addsTo) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(Response.Status.BAD_REQUEST, page(form, hospital, addsTo));
  }

  private DeskReport page(ReportForm form, Hospital hospital, @Nullable Incident addsTo) {
    var onlyByCard = addsTo != null && !incidents.onlyByCard(List.of(addsTo)).isEmpty();
    return new DeskReport(
        texts.lasting(), form, new Choices(), hospital, addsTo, onlyByCard, today());
  }

  private Hospital known(UUID id) {
    return hospitals.findByIdOptional(id).orElseThrow(NotFoundException::new);
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }
}
