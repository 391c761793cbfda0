package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Rotations: written by the desk, read by those in them. A change that would put another on duty
/// at once, in the middle of a turn, is refused unless it is meant.
@Path("rotations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class RotationsResource {

  private final Plans plans;
  private final Engineers engineers;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Event<WentOffDuty> wentOffDuty;

  RotationsResource(
      Plans plans,
      Engineers engineers,
      Problems problems,
      Texts texts,
      Audit audit,
      Ids ids,
      Clock clock,
      Event<WentOffDuty> wentOffDuty) {
    this.plans = plans;
    this.engineers = engineers;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.wentOffDuty = wentOffDuty;
  }

  /// There are few: all of them. Row level security leaves an engineer her own.
  @GET
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "List rotations")
  @APIResponseSchema(responseCode = "200", value = Rotation.View.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answerFrom(
        plans.list("order by id desc").stream().map(Rotation::view).toList(), Rotation.View::id);
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Enter a rotation")
  @APIResponseSchema(responseCode = "201", value = Rotation.View.class)
  public Response add(RotationAsked asked) {
    return fault(asked)
        .orElseGet(
            () -> {
              var rotation = new Rotation(ids.next(), asked);
              plans.persist(rotation);
              record("added", rotation.id());
              return Response.created(URI.create("/rotations/" + rotation.id()))
                  .entity(rotation.view())
                  .tag(rotation.tag().header())
                  .build();
            });
  }

  /// @param evenNow whether the turn that runs may become somebody else's
  @PUT
  @Path("{id}")
  @Transactional
  @Operation(summary = "Change a rotation")
  @APIResponseSchema(responseCode = "200", value = Rotation.View.class)
  public Response put(
      @PathParam("id") UUID id,
      @QueryParam("evenNow") @DefaultValue("false") boolean evenNow,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RotationAsked asked) {
    return plans
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .map(
            rotation ->
                fault(asked)
                    .or(() -> stale(rotation, ifMatch))
                    .orElseGet(() -> changed(rotation, asked, evenNow)))
        .orElseGet(problems::notFound);
  }

  private Optional<Response> stale(Rotation rotation, @Nullable String ifMatch) {
    return rotation.tag().isPast(ifMatch)
        ? Optional.of(problems.of(Status.PRECONDITION_FAILED, "roster.stale"))
        : Optional.empty();
  }

  private Response changed(Rotation rotation, RotationAsked asked, boolean evenNow) {
    var now = clock.instant();
    var before = rotation.at(now);
    var after = new Rotation(rotation.id(), asked).at(now);
    if (!evenNow && !before.equals(after)) {
      return problems.of(Status.CONFLICT, "roster.moves-the-turn", named(before), named(after));
    }
    rotation.become(asked);
    record("changed", rotation.id());
    before.forEach(engineer -> wentOffDuty.fire(new WentOffDuty(engineer)));
    return Response.ok(rotation.view()).tag(rotation.tag().header()).build();
  }

  private String named(Set<UUID> people) {
    return people.isEmpty()
        ? "–"
        : engineers.names(people).values().stream().sorted().collect(Collectors.joining(", "));
  }

  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(summary = "Remove a rotation")
  public Response remove(@PathParam("id") UUID id) {
    return plans
        .findByIdOptional(id)
        .map(
            rotation -> {
              plans.delete(rotation);
              record("removed", id);
              rotation
                  .at(clock.instant())
                  .forEach(engineer -> wentOffDuty.fire(new WentOffDuty(engineer)));
              return Response.noContent().build();
            })
        .orElseGet(problems::notFound);
  }

  private Optional<Response> fault(RotationAsked asked) {
    if (asked.endsOn() != null && asked.endsOn().isBefore(asked.startsOn())) {
      return Optional.of(
          problems.invalid(List.of(FieldFault.of("/endsOn", texts, "roster.backwards"))));
    }
    return asked.participants().stream().allMatch(engineers::has)
        ? Optional.empty()
        : Optional.of(
            problems.invalid(
                List.of(FieldFault.of("/participants", texts, "dispatch.unknown-engineer"))));
  }

  private void record(String what, UUID rotation) {
    audit.record("rotation." + what, null, "rotation/" + rotation, Map.of());
  }
}
