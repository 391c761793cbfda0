package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.events.Category;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.FormFiling;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The duty desk writes a report for a hospital that telephones or has sent the paper form. It
/// approves no statutory notice by that.
@Path("pages/desk/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class DeskReportPage {

  private static final int FOUND = 20;

  private final FormFiling forms;
  private final Hospitals hospitals;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;
  private final Ids ids;
  private final AsTyped asTyped;
  private final Clock clock;

  DeskReportPage(
      FormFiling forms,
      Hospitals hospitals,
      Constraints constraints,
      Caller caller,
      Texts texts,
      Ids ids,
      AsTyped asTyped,
      Clock clock) {
    this.forms = forms;
    this.hospitals = hospitals;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
    this.ids = ids;
    this.asTyped = asTyped;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record DeskFind(Texts texts, String asked, List<Hospital> found, LocalDate today)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record DeskReport(
      Texts texts, ReportForm form, Choices choices, Hospital hospital, LocalDate today)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response find(@QueryParam("find") @Nullable String asked) {
    var words = asked == null ? "" : asked.replace("\0", "").strip();
    var found = words.isEmpty() ? List.<Hospital>of() : hospitals.called(words, FOUND);
    return Html.ok(new DeskFind(words(), words, found, today()));
  }

  @GET
  @Path("{hospital}")
  @Operation(hidden = true)
  @Transactional
  public Response form(@PathParam("hospital") UUID id) {
    var hospital = known(id);
    var form =
        ReportForm.blank(ids.next())
            .with("/category", Category.UNKNOWN.name())
            .with("/receivedBy", Statement.ReceivedBy.PHONE.name())
            .with("/contact/phone", hospital.nightPhone().orElse(null));
    return Html.ok(new DeskReport(words(), form, new Choices(), hospital, today()));
  }

  @POST
  @Path("{hospital}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response file(@PathParam("hospital") UUID id, MultivaluedMap<String, String> typed) {
    var hospital = known(id);
    var form = new ReportForm(typed);
    var said = form.said(texts, form.time("/receivedAt", texts));
    var faults = new ArrayList<FieldFault>();
    form.faults().forEach((pointer, detail) -> faults.add(new FieldFault(pointer, detail)));
    constraints.check(said, new Class<?>[] {Statement.First.class}, faults);
    form.blame(faults);
    if (form.faulty()) {
      return again(form, hospital);
    }
    var clerk = new Clerk(id, origin(form), caller.name());
    return switch (forms.file(
        form.submission(ids.next()), said, known -> added(typed, known), clerk)) {
      case FormFiling.Once.Before(var incident) -> Html.onTo(incident, "");
      case FormFiling.Once.Now(Outcome.Filed filed) -> Html.onTo(filed.incident().id(), "");
      case FormFiling.Once.Added(Outcome.Filed filed) ->
          Html.onTo(filed.incident().id(), "?filed=" + filed.report().report().no());
      case FormFiling.Once.Added(Outcome.TooLong(var by)) -> {
        form.blame(List.of(form.tooLong(by, texts)));
        yield again(form, hospital);
      }
      case FormFiling.Once.Added _ -> {
        form.blame(List.of(new FieldFault("", texts.of("desk.takes-no-more"))));
        form.all().put("key", List.of(ids.next().toString()));
        yield again(form, hospital);
      }
      case FormFiling.Once.Now _ -> {
        form.blame(List.of(new FieldFault("", texts.of("report.contradictory"))));
        yield again(form, hospital);
      }
    };
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
  private Response again(ReportForm form, Hospital hospital) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(
        Response.Status.BAD_REQUEST,
        new DeskReport(words(), form, new Choices(), hospital, today()));
  }

  private Hospital known(UUID id) {
    return hospitals.findByIdOptional(id).orElseThrow(NotFoundException::new);
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }

  private Texts words() {
    return Texts.in(texts.language());
  }
}
