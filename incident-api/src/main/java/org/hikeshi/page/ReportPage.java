package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// One plain form that takes a report at two in the morning: three facts and a telephone number,
/// and all the rest can wait.
@Path("pages/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class ReportPage {

  private final Filing filing;
  private final Hospitals hospitals;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;
  private final Ids ids;

  ReportPage(
      Filing filing,
      Hospitals hospitals,
      Constraints constraints,
      Caller caller,
      Texts texts,
      Ids ids) {
    this.filing = filing;
    this.hospitals = hospitals;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Report(Texts texts, ReportForm form, Choices choices, @Nullable String police)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form() {
    return Html.ok(page(ReportForm.blank(ids.next())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response file(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    var said = form.said(texts);
    var faults = new ArrayList<FieldFault>();
    constraints.check(said, new Class<?>[] {Statement.First.class}, faults);
    form.blame(faults);
    if (form.faulty()) {
      return again(form);
    }
    var clerk = new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
    return switch (filing.fileOnce(form.key().orElseGet(ids::next), said, clerk)) {
      case Filing.Once.Before(var incident) -> Html.onTo(incident);
      case Filing.Once.Now(Outcome.Filed filed) -> Html.onTo(filed.incident().id());
      case Filing.Once.Now(Outcome.Contradictory(var pointers)) ->
          refused(form, pointers, "report.contradictory");
      case Filing.Once.Now(Outcome.ReasonMissing(var pointers)) ->
          refused(form, pointers, "report.reason-missing");
      case Filing.Once.Now(Outcome.UnknownHospital()) ->
          refused(form, List.of(""), "report.unknown-hospital");
      case Filing.Once.Now(Outcome.Withdrawn()) -> refused(form, List.of(""), "report.withdrawn");
    };
  }

  private Response refused(ReportForm form, List<String> pointers, String key) {
    form.blame(pointers.stream().map(pointer -> new FieldFault(pointer, texts.of(key))).toList());
    return again(form);
  }

  /// Nothing was stored, the form's key included.
  private Response again(ReportForm form) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(Response.Status.BAD_REQUEST, page(form));
  }

  private Report page(ReportForm form) {
    var hospital = hospitals.findById(caller.hospitalId());
    return new Report(
        Texts.in(texts.language()),
        form,
        new Choices(),
        hospital == null ? null : "police-" + hospital.prefecture());
  }
}
