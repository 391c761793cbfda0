package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.draft.Question;
import org.hikeshi.events.Origin;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Confirming;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Sought;
import org.hikeshi.incident.Viewing;
import org.hikeshi.progress.NoticeStanding;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Doors;
import org.hikeshi.web.Html;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Where it stands: all incidents that one may see, and each with who is coming and what is due.
///
/// Past 200 lines because the live page shows much, and each thing has a name.
@Path("pages")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class IncidentPages {

  private static final int SHOWN = 50;
  private static final int TOLD = 200;

  private final Incidents incidents;
  private final Listing listing;
  private final Viewing viewing;
  private final Timeline timeline;
  private final Interviews interviews;
  private final Confirming confirming;
  private final Problems problems;
  private final Doors doors;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  IncidentPages(
      Incidents incidents,
      Listing listing,
      Viewing viewing,
      Timeline timeline,
      Interviews interviews,
      Confirming confirming,
      Problems problems,
      Doors doors,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.incidents = incidents;
    this.listing = listing;
    this.viewing = viewing;
    this.timeline = timeline;
    this.interviews = interviews;
    this.confirming = confirming;
    this.problems = problems;
    this.doors = doors;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Start(Texts texts, List<Incident> open) implements TemplateInstance {}

  /// @param before whether these are not the newest that happened
  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record IncidentBoard(
      Texts texts,
      IncidentView view,
      Clocks clocks,
      Timeline.Newest told,
      boolean before,
      Picture picture,
      Labels labels,
      List<Question> missing,
      boolean mayAnswer,
      boolean desk,
      boolean waiting,
      long open,
      int filed,
      List<NoticeStanding> sent,
      String notices,
      Instant at,
      long version)
      implements TemplateInstance {}

  /// Everybody is led to her own; who has none is refused.
  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.AUTHORITY})
  @Operation(hidden = true)
  @Transactional
  public Response start() {
    if (caller.is(Role.COORDINATOR)) {
      return Html.onTo("/pages/board");
    }
    if (doors.area(caller).isPresent()) {
      return Html.onTo("/pages/area");
    }
    if (!caller.is(Role.HOSPITAL)) {
      return Html.onTo(doors.of(caller).orElseThrow(ForbiddenException::new));
    }
    var open = page(null, SHOWN).stream().filter(incident -> !incident.status().closed()).toList();
    return Html.ok(new Start(texts.lasting(), open));
  }

  @GET
  @Path("incidents")
  @Operation(hidden = true)
  @Transactional
  public Response list(
      @QueryParam("after") @Nullable String after, @QueryParam("find") @Nullable String find) {
    return listing.of(Sought.of(find), after == null ? null : Ids.read(after).orElse(null));
  }

  /// What the database says of it, before it is asked who is coming.
  private record Found(
      IncidentView view,
      List<Question> missing,
      boolean waiting,
      long open,
      Timeline.Newest told,
      List<NoticeStanding> sent,
      long version) {}

  @GET
  @Path("incidents/{id}")
  @Operation(hidden = true)
  public Response board(
      @PathParam("id") UUID id,
      @QueryParam("filed") @DefaultValue("0") int filed,
      @QueryParam("before") @Nullable String before) {
    var from = before == null ? null : Ids.read(before).orElse(null);
    var found = QuarkusTransaction.requiringNew().call(() -> found(id, from));
    var words = texts.lasting();
    var labels = new Labels(words);
    var now = clock.instant();
    return Html.ok(
        new IncidentBoard(
            words,
            viewing.named(found.view()),
            Clocks.of(found.view().duties(), JapanTime.dayOf(now), words),
            found.told(),
            from != null,
            Picture.of(found.told().shown(), labels, words),
            labels,
            found.missing(),
            caller.is(Role.HOSPITAL),
            desk(),
            found.waiting(),
            found.open(),
            filed,
            found.sent(),
            doors.inbox(),
            now,
            found.version()));
  }

  private Found found(UUID id, @Nullable UUID from) {
    var incident = incidents.seenBy(caller, id).orElseThrow(NotFoundException::new);
    var view = viewing.view(incident);
    var interview = interviews.of(incident, view.latest());
    return new Found(
        view,
        interview.openOnes(),
        interview.waiting(),
        interview.openTonight(),
        timeline.newest(id, from, TOLD),
        timeline.notices(id),
        incident.version());
  }

  @POST
  @Path("incidents/{id}/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Role.HOSPITAL)
  @Operation(hidden = true)
  @Transactional
  public Response confirm(@PathParam("id") UUID id) {
    var incident = incidents.lockedFor(caller, id).orElseThrow(NotFoundException::new);
    var clerk = new Clerk(caller.hospitalId(), Origin.HOSPITAL, caller.name());
    return confirming
        .confirm(incident, clerk)
        .map(outcome -> confirmed(id, outcome))
        .orElseGet(() -> onTo(id, ""));
  }

  /// A page that was opened before the incident was closed has the button still.
  private Response confirmed(UUID id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Filed _ -> onTo(id, "");
      case Outcome.Withdrawn() -> problems.of(Response.Status.CONFLICT, "report.withdrawn");
      case Outcome.Erased() -> problems.of(Response.Status.CONFLICT, "report.erased");
      case Outcome.GoesOnIn(var into) ->
          problems.of(Response.Status.CONFLICT, "report.goes-on-in", into.number());
      case Outcome.Contradictory _,
          Outcome.ReasonMissing _,
          Outcome.UnknownHospital _,
          Outcome.TooLong _ ->
          throw new IllegalStateException("what says nothing new is not refused: " + outcome);
    };
  }

  /// On to an incident's page, or to one behind it.
  static Response onTo(UUID incident, String further) {
    return Html.onTo("/pages/incidents/" + incident + further);
  }

  private boolean desk() {
    return caller.is(Role.COORDINATOR);
  }

  private List<Incident> page(@Nullable UUID after, int most) {
    return incidents.page(caller, Incidents.Selection.ALL, after, most);
  }
}
