package org.hikeshi.drill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Audit;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.work.AtWork;
import org.jspecify.annotations.Nullable;

/// Drills: planned, read and ended by the desk; which are under way is known to the services.
///
/// Past 200 lines by what its operations say of their answers.
@Path("drills")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class DrillsResource {

  private final Drills drills;
  private final Drilling drilling;
  private final Looking looking;
  private final AtWork work;
  private final Roster roster;
  private final Texts texts;
  private final Clock clock;
  private final Problems problems;
  private final Audit audit;
  private final Ids ids;

  DrillsResource(
      Drills drills,
      Drilling drilling,
      Looking looking,
      AtWork work,
      Roster roster,
      Texts texts,
      Clock clock,
      Problems problems,
      Audit audit,
      Ids ids) {
    this.drills = drills;
    this.drilling = drilling;
    this.looking = looking;
    this.work = work;
    this.roster = roster;
    this.texts = texts;
    this.clock = clock;
    this.problems = problems;
    this.audit = audit;
    this.ids = ids;
  }

  @GET
  @Transactional
  @Operation(summary = "List drills")
  @APIResponseSchema(responseCode = "200", value = Drill.View.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answer(
        drills.page(paging.after(), paging.limit() + 1).stream()
            .map(drill -> drill.view(null))
            .toList(),
        Drill.View::id);
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Plan a drill")
  @APIResponseSchema(responseCode = "201", value = Drill.View.class)
  public Response plan(DrillAsked asked) {
    if (drilling.neverBegins(asked.plannedAt())) {
      return problems.invalid(
          List.of(FieldFault.of("/plannedAt", texts, "drill.planned-too-late")));
    }
    var drill = new Drill(ids.next(), asked);
    drills.persist(drill);
    audit.record("drill.planned", null, "drill/" + drill.id(), Map.of());
    return Response.created(URI.create("/drills/" + drill.id())).entity(drill.view(null)).build();
  }

  /// @param items as in the list of all
  record Running(List<Drill.View> items) {}

  /// Those in which a hospital is to report now. Whoever reports there is asked which of the two it
  /// is.
  @GET
  @Path("running")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "List the drills in which a hospital is to report now")
  @APIResponseSchema(responseCode = "200", value = Running.class)
  public Response running() {
    var running = drills.runningWithAReport().stream().map(drill -> drill.view(null)).toList();
    return Response.ok(new Running(running)).build();
  }

  @GET
  @Path("{id}")
  @Transactional
  @Operation(summary = "Read a drill")
  @APIResponseSchema(responseCode = "200", value = Drill.View.class)
  public Response get(@PathParam("id") UUID id) {
    return drills
        .findByIdOptional(id)
        .map(drill -> Response.ok(drill.view(score(drill))).build())
        .orElseGet(problems::notFound);
  }

  private @Nullable Score score(Drill drill) {
    var start = drill.startedAt();
    if (start == null) {
      return null;
    }
    var played =
        looking
            .course(drill.id())
            .map(
                course ->
                    new Score.Played(
                        course,
                        work.arrivals(course.dispatchId()),
                        work.openCardItems(course.dispatchId())))
            .orElse(null);
    var end = drill.endedAt();
    var tested = roster.tested(start, end == null ? clock.instant() : end);
    var missed =
        Score.missed(
            drill,
            played,
            tested,
            (code, detail) ->
                texts.of(
                    "drill.missed." + code,
                    code.equals("LEFT_OUT")
                        ? texts.called("drill.field", detail)
                        : texts.numbered("seat", detail)));
    return Score.of(drill, start, played, tested, missed);
  }

  /// What the hospital said, from incident-api, which has checked it like any report.
  @PUT
  @Path("{id}/report")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Tell what the hospital reported in a drill")
  @APIResponseSchema(responseCode = "200", value = Drill.View.class)
  public Response reported(@PathParam("id") UUID id, DrillReport report) {
    return drills
        .locked(id)
        .filter(drill -> drill.isOf(report.hospital().id()))
        .map(
            drill -> {
              if (!drilling.reported(drill, report)) {
                return problems.of(Status.CONFLICT, "drill.not-running");
              }
              audit.record("drill.reported", null, "drill/" + id, Map.of());
              return Response.ok(drill.view(null)).build();
            })
        .orElseGet(problems::notFound);
  }

  @POST
  @Path("{id}/end")
  @Transactional
  @Operation(summary = "End a drill")
  @APIResponseSchema(responseCode = "200", value = Drill.View.class)
  public Response end(@PathParam("id") UUID id) {
    return drills
        .locked(id)
        .map(
            drill -> {
              if (!drilling.end(drill)) {
                return problems.of(Status.CONFLICT, "drill.over");
              }
              audit.record("drill.ended", null, "drill/" + id, Map.of());
              return Response.ok(drill.view(score(drill))).build();
            })
        .orElseGet(problems::notFound);
  }
}
