package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.roster.Cover.State;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// One engineer on duty for another: an override by the desk counts at once, a swap when the other
/// has agreed.
///
/// Past 200 lines by what its operations say of their answers.
@Path("covers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class CoversResource {

  private final Plans plans;
  private final Engineers engineers;
  private final Caller caller;
  private final Tenant tenant;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Event<WentOffDuty> wentOffDuty;

  CoversResource(
      Plans plans,
      Engineers engineers,
      Caller caller,
      Tenant tenant,
      Problems problems,
      Texts texts,
      Audit audit,
      Ids ids,
      Clock clock,
      Event<WentOffDuty> wentOffDuty) {
    this.plans = plans;
    this.engineers = engineers;
    this.caller = caller;
    this.tenant = tenant;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.wentOffDuty = wentOffDuty;
  }

  /// @param of whose duty; an engineer may leave it out and means herself
  @Schema(name = "CoverAsked")
  record Asked(
      @Nullable UUID of, @NotNull UUID by, @NotNull Instant startsAt, @NotNull Instant endsAt) {

    Stretch time() {
      return new Stretch(startsAt, endsAt);
    }
  }

  @Schema(name = "CoverAnswer")
  record Answer(@NotNull Boolean agreed) {}

  @GET
  @Transactional
  @Operation(summary = "List who is on duty for whom")
  @APIResponseSchema(responseCode = "200", value = Cover.View.class)
  public Response list(@BeanParam Paging paging) {
    var own = caller.is(Role.ENGINEER) ? caller.engineerId() : null;
    return paging.answer(
        plans.covers(own, paging.after(), paging.limit() + 1).stream().map(Cover::view).toList(),
        Cover.View::id);
  }

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Put one engineer on duty for another, or offer a swap")
  @APIResponseSchema(responseCode = "201", value = Cover.View.class)
  public Response add(Asked asked) {
    if (asked.time().isEmpty()) {
      return problems.invalid(List.of(FieldFault.of("/endsAt", texts, "roster.backwards")));
    }
    var engineer = caller.is(Role.ENGINEER);
    var of = engineer && asked.of() == null ? caller.engineerId() : asked.of();
    if (engineer && !caller.engineerId().equals(of)) {
      return problems.notFound();
    }
    if (of != null && !known(of)) {
      return problems.invalid(List.of(FieldFault.of("/of", texts, "dispatch.unknown-engineer")));
    }
    if (asked.by().equals(of) || !known(asked.by())) {
      return problems.invalid(List.of(FieldFault.of("/by", texts, "dispatch.unknown-engineer")));
    }
    var begun = engineer ? State.OFFERED : State.ORDERED;
    var cover = new Cover(ids.next(), of, asked.by(), asked.time(), begun, clock.instant());
    plans.add(cover);
    record(cover, cover.counts());
    return Response.created(URI.create("/covers/" + cover.id())).entity(cover.view()).build();
  }

  /// The yes or no of the one who is to stand in.
  @PUT
  @Path("{id}/answer")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  @Operation(summary = "Agree to be on duty for another, or decline")
  @APIResponseSchema(responseCode = "200", value = Cover.View.class)
  public Response answer(@PathParam("id") UUID id, Answer answer) {
    return seen(id)
        .map(
            cover -> {
              if (!cover.by().equals(caller.engineerId())) {
                return problems.of(Status.FORBIDDEN, "roster.not-yours-to-answer");
              }
              if (!cover.answered(answer.agreed(), clock.instant())) {
                return problems.of(Status.CONFLICT, "roster.cover-closed");
              }
              record(cover, cover.counts());
              return Response.ok(cover.view()).build();
            })
        .orElseGet(problems::notFound);
  }

  /// Taken back by whoever offered it, or by the desk.
  @DELETE
  @Path("{id}")
  @Transactional
  @Operation(summary = "Take back that one is on duty for another")
  public Response remove(@PathParam("id") UUID id) {
    return seen(id)
        .map(
            cover -> {
              if (caller.is(Role.ENGINEER)
                  && !(cover.state() == State.OFFERED && caller.engineerId().equals(cover.of()))) {
                return problems.of(Status.FORBIDDEN, "roster.not-yours-to-answer");
              }
              var counted = cover.counts();
              cover.withdrawn(clock.instant());
              record(cover, counted);
              return Response.noContent().build();
            })
        .orElseGet(problems::notFound);
  }

  private Optional<Cover> seen(UUID id) {
    return plans
        .coverLocked(id)
        .filter(cover -> !caller.is(Role.ENGINEER) || cover.concerns(caller.engineerId()));
  }

  /// A swap is offered to somebody whom the one who offers it cannot see.
  private boolean known(UUID engineer) {
    return tenant.all(() -> engineers.has(engineer));
  }

  /// @param moves whether duty goes from one to the other by it, there or back
  private void record(Cover cover, boolean moves) {
    audit.record(
        "cover." + cover.state(), null, "cover/" + cover.id(), Map.of("by", "" + cover.by()));
    if (moves && cover.time().covers(clock.instant())) {
      Stream.of(Optional.ofNullable(cover.of()), Optional.of(cover.by()))
          .flatMap(Optional::stream)
          .forEach(engineer -> wentOffDuty.fire(new WentOffDuty(engineer)));
    }
  }
}
