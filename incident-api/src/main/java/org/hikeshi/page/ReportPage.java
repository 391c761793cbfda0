package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.Drafts;
import org.hikeshi.events.Category;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.HospitalProfile.HospitalContact;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.DrillReporting;
import org.hikeshi.incident.Filing;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.FormFiling;
import org.hikeshi.incident.RunningDrills;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Html;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// The first page takes a report at two in the morning: what has stopped, since when, and a number
/// to call. All the rest is asked afterwards ([QuestionPages]), or another day.
///
/// Past 200 lines because it names each thing that may come of a report.
@Path("pages/report")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.HOSPITAL)
@RunOnVirtualThread
class ReportPage {

  private static final String FILED = "?filed=1";

  private final Filing filing;
  private final FormFiling forms;
  private final RunningDrills runningDrills;
  private final DrillReporting drillReporting;
  private final Drafts drafts;
  private final Hospitals hospitals;
  private final Constraints constraints;
  private final Caller caller;
  private final Texts texts;
  private final Ids ids;
  private final AsTyped asTyped;
  private final Asking asking;

  ReportPage(
      Filing filing,
      FormFiling forms,
      RunningDrills runningDrills,
      DrillReporting drillReporting,
      Drafts drafts,
      Hospitals hospitals,
      Constraints constraints,
      Caller caller,
      Texts texts,
      Ids ids,
      AsTyped asTyped,
      Asking asking) {
    this.filing = filing;
    this.forms = forms;
    this.runningDrills = runningDrills;
    this.drillReporting = drillReporting;
    this.drafts = drafts;
    this.hospitals = hospitals;
    this.constraints = constraints;
    this.caller = caller;
    this.texts = texts;
    this.ids = ids;
    this.asTyped = asTyped;
    this.asking = asking;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Report(Texts texts, ReportForm form, Choices choices, String hospital)
      implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record ReportOffline(Texts texts, ReportForm form, Choices choices) implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record ReportExercised(Texts texts) implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response form() {
    var hospital = Optional.ofNullable(hospitals.findById(caller.hospitalId()));
    var form =
        ReportForm.blank(ids.next())
            .with("/category", Category.UNKNOWN.name())
            .with("/contact/name", caller.name())
            .with(
                "/contact/phone",
                hospital.flatMap(Hospital::whomToCall).map(HospitalContact::phone).orElse(null));
    return Html.ok(page(form));
  }

  /// What a browser shows of this where there is no network. It knows nobody.
  @GET
  @Path("offline")
  @PermitAll
  @Operation(hidden = true)
  public Response offline() {
    var form = ReportForm.of(Map.of("/category", List.of(Category.UNKNOWN.name())));
    return Html.ok(new ReportOffline(texts.lasting(), form, new Choices()));
  }

  /// In a drill no transaction is open while dispatch-service is asked, so no connection is held.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response file(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    if (isAnothers(form)) {
      return refused(form, List.of(""), "report.another-hospital");
    }
    var said = form.said(texts);
    form.blame(form.faultsOf(said, constraints, Statement.First.class));
    if (form.faulty()) {
      return again(form);
    }
    var exercised = form.exercised();
    return exercised.isPresent() ? inDrill(exercised.get(), form, said) : filed(typed, form, said);
  }

  /// Intercepted although the page itself calls it, as Quarkus does with all that is not private.
  @Transactional
  Response filed(MultivaluedMap<String, String> typed, ReportForm form, Statement said) {
    return switch (once(form, said, known -> asTyped.added(typed, known).said(texts))) {
      case FormFiling.Once.Before(var incident) -> IncidentPages.onTo(incident, FILED);
      case FormFiling.Once.Now(Outcome.Filed filed) -> {
        asking.sent("first", form);
        yield onTo(filed);
      }
      case FormFiling.Once.Added(Outcome.Filed filed) -> onTo(filed);
      case FormFiling.Once.Now(var refusal) -> refused(form, refusal);
      case FormFiling.Once.Added(var refusal) -> refused(form, refusal);
    };
  }

  /// Nothing is stored and nothing is reported, whatever comes of it. The words stay where they
  /// were not taken, for what to do next is her choice.
  private Response inDrill(UUID drill, ReportForm form, Statement said) {
    return switch (drillReporting.report(drill, said, caller.hospitalId())) {
      case DrillReporting.Outcome.Taken _ -> Html.ok(new ReportExercised(texts.lasting()));
      case DrillReporting.Outcome.Refused(var why) -> refused(form, why);
      case DrillReporting.Outcome.Unknown _, DrillReporting.Outcome.NotRunning _ -> {
        form.exercisesNoMore();
        yield refused(form, List.of(""), "form.drill.over");
      }
      case DrillReporting.Outcome.RefusedThere _, DrillReporting.Outcome.Away _ ->
          refused(form, List.of(""), "form.drill.away");
    };
  }

  /// What was changed in it after it was sent is added to the incident that it has opened.
  private FormFiling.Once once(
      ReportForm form, Statement said, Function<Snapshot, Statement> more) {
    return forms.file(form.submission(ids.next()), said, more, clerk());
  }

  private Response refused(ReportForm form, Outcome refusal) {
    return switch (refusal) {
      case Outcome.Filed filed -> onTo(filed);
      case Outcome.Contradictory(var pointers) -> refused(form, pointers, "report.contradictory");
      case Outcome.ReasonMissing(var pointers) -> refused(form, pointers, "report.reason-missing");
      case Outcome.UnknownHospital _ -> refused(form, List.of(""), "report.unknown-hospital");
      case Outcome.Withdrawn() -> refused(anew(form), List.of(""), "report.withdrawn");
      case Outcome.Erased() -> refused(anew(form), List.of(""), "report.erased");
      case Outcome.GoesOnIn _ -> refused(anew(form), List.of(""), "report.goes-on");
      case Outcome.TooLong(var by) -> {
        form.blame(List.of(form.tooLong(by, texts)));
        yield again(form);
      }
    };
  }

  /// Its incident takes no more; sent again, it opens another.
  private ReportForm anew(ReportForm form) {
    form.all().put("key", List.of(ids.next().toString()));
    return form;
  }

  private static Response onTo(Outcome.Filed filed) {
    return IncidentPages.onTo(filed.incident().id(), "?filed=" + revision(filed));
  }

  private static int revision(Outcome.Filed filed) {
    return filed.report().report().no();
  }

  /// What waited in a browser for the network. Nobody is there to mend it, so it is taken as it is;
  /// what is not right waits as typed among the answers, marked. Another hospital's is left where
  /// it waits.
  @POST
  @Path("queue")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response keep(MultivaluedMap<String, String> typed) {
    var form = new ReportForm(typed);
    if (isAnothers(form)) {
      return Response.status(Response.Status.CONFLICT).build();
    }
    var kept = asTyped.kept(typed).fitting(texts);
    var said = kept.form().said(texts);
    var cut = new HashMap<String, List<String>>();
    return switch (once(form, said, known -> waited(typed, known, cut))) {
      case FormFiling.Once.Before(var incident) -> IncidentPages.onTo(incident, FILED);
      case FormFiling.Once.Added(Outcome.Filed filed) -> {
        drafts.keepMore(
            filed.incident().id(), caller.hospitalId(), revision(filed), cut, caller.name());
        yield onTo(filed);
      }
      case FormFiling.Once.Added _ -> kept(form, kept, filing.file(said, clerk()));
      case FormFiling.Once.Now(var outcome) -> kept(form, kept, outcome);
    };
  }

  /// @param cut is told what the report has no room for
  private Statement waited(
      MultivaluedMap<String, String> typed, Snapshot known, Map<String, List<String>> cut) {
    var waited = asTyped.waited(typed, known);
    cut.putAll(waited.mend());
    return waited.form().said(texts);
  }

  private Response kept(ReportForm form, Kept kept, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Filed filed -> {
        drafts.keep(filed.incident().id(), caller.hospitalId(), kept.mend(), caller.name());
        yield onTo(filed);
      }
      case Outcome.UnknownHospital _ -> refused(form, outcome);
      default -> throw new IllegalStateException("a first page says nothing to refuse: " + outcome);
    };
  }

  /// A page that was opened, or typed, under another hospital's sign-in than this one. Whoever
  /// signs in next at that computer neither sends nor reads it.
  private boolean isAnothers(ReportForm form) {
    var hospital = form.value("hospital");
    return !hospital.isEmpty() && !hospital.equals(caller.hospitalId().toString());
  }

  private Clerk clerk() {
    return new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
  }

  private Response refused(ReportForm form, List<String> pointers, String key) {
    form.blame(pointers.stream().map(pointer -> new FieldFault(pointer, texts.of(key))).toList());
    return again(form);
  }

  /// Nothing was stored, the form's key included. Intercepted as [#filed] is.
  @Transactional
  Response again(ReportForm form) {
    QuarkusTransaction.setRollbackOnly();
    return Html.of(Response.Status.BAD_REQUEST, page(form));
  }

  private Report page(ReportForm form) {
    runningDrills.of(caller.hospitalId()).or(form::exercised).ifPresent(form::during);
    var hospital = Optional.ofNullable(hospitals.findById(caller.hospitalId()));
    return new Report(
        texts.lasting(), form, new Choices(), hospital.map(Hospital::name).orElse(""));
  }
}
