package org.hikeshi.dispatch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dispatch.SeatRequests.Assignment;
import org.hikeshi.dispatch.SeatRequests.Eta;
import org.hikeshi.dispatch.SeatRequests.Further;
import org.hikeshi.dispatch.SeatRequests.HandOver;
import org.hikeshi.dispatch.SeatRequests.Note;
import org.hikeshi.dispatch.SeatRequests.Turn;
import org.hikeshi.roster.Engineers;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What those at work and the duty desk do with the seats of a dispatch.
@Path("dispatches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class SeatsResource {

  private final SeatChanges changes;
  private final Assigning assigning;
  private final Engineers engineers;
  private final Caller caller;
  private final Tenant tenant;
  private final Problems problems;
  private final Texts texts;

  SeatsResource(
      SeatChanges changes,
      Assigning assigning,
      Engineers engineers,
      Caller caller,
      Tenant tenant,
      Problems problems,
      Texts texts) {
    this.changes = changes;
    this.assigning = assigning;
    this.engineers = engineers;
    this.caller = caller;
    this.tenant = tenant;
    this.problems = problems;
    this.texts = texts;
  }

  @PUT
  @Path("seats/{seat}/progress")
  @Transactional
  @Operation(summary = "Tell how far an engineer has come")
  @APIResponseSchema(responseCode = "200", value = SeatView.class)
  public Response progress(
      @PathParam("id") UUID id, @PathParam("seat") @Schema(maxLength = 20) String seat, Step step) {
    return changes.progress(id, seat, step);
  }

  @PUT
  @Path("seats/{seat}/eta")
  @Transactional
  @Operation(summary = "Tell when an engineer will arrive")
  @APIResponseSchema(responseCode = "200", value = SeatView.class)
  public Response eta(
      @PathParam("id") UUID id, @PathParam("seat") @Schema(maxLength = 20) String seat, Eta eta) {
    return changes.expected(id, seat, Duration.ofMinutes(eta.etaMinutes()));
  }

  @POST
  @Path("seats/{seat}/notes")
  @Transactional
  @Idempotent
  @Operation(summary = "Write a note on a seat")
  @APIResponseSchema(responseCode = "201", value = SeatView.class)
  public Response note(
      @PathParam("id") UUID id, @PathParam("seat") @Schema(maxLength = 20) String seat, Note note) {
    return changes.noted(id, seat, note.note());
  }

  @POST
  @Path("seats")
  @Transactional
  @Idempotent
  @Operation(summary = "Ask for one more engineer")
  @APIResponseSchema(responseCode = "201", value = SeatView.class)
  public Response seats(@PathParam("id") UUID id, Further further) {
    return changes.by(
        id,
        dispatch -> dispatch.seating().ledBy(caller.engineerId()),
        "SEAT",
        further.reason(),
        Status.CREATED,
        working -> working.askFor(further.kind(), further.mode()));
  }

  /// Remote help becomes help on site, or back.
  @PUT
  @Path("seats/{seat}/mode")
  @Transactional
  @Operation(summary = "Change remote help to help on site, or back")
  @APIResponseSchema(responseCode = "200", value = SeatView.class)
  public Response mode(
      @PathParam("id") UUID id, @PathParam("seat") @Schema(maxLength = 20) String seat, Turn turn) {
    return changes.by(
        id,
        dispatch -> dispatch.seating().ledBy(caller.engineerId()),
        "MODE",
        turn.reason(),
        Status.OK,
        working ->
            working.turn(seat, turn.mode(), caller.is(Role.ENGINEER) ? caller.engineerId() : null));
  }

  @POST
  @Path("seats/{seat}/handover")
  @Transactional
  @Idempotent
  @Operation(summary = "Hand a seat over to another engineer")
  @APIResponseSchema(responseCode = "202", value = SeatView.class)
  public Response handOver(
      @PathParam("id") UUID id,
      @PathParam("seat") @Schema(maxLength = 20) String seat,
      HandOver handOver) {
    if (!exists(handOver.to())) {
      return unknownEngineer("/to");
    }
    return changes.by(
        id,
        changes.holder(seat),
        "HANDOVER",
        handOver.note(),
        Status.ACCEPTED,
        working -> working.byName().handOver(seat, handOver.to(), caller.is(Role.COORDINATOR)));
  }

  @POST
  @Path("assignments")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Idempotent
  @Operation(summary = "Put an engineer on a seat")
  @APIResponseSchema(responseCode = "201", value = SeatView.class)
  public Response assign(@PathParam("id") UUID id, Assignment assignment) {
    return assigning.assign(id, assignment, null);
  }

  /// The desk's yes, where `dispatch.start` waits for it; or that somebody is wanted again on what
  /// is done.
  @POST
  @Path("release")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "Let the search for engineers begin, or begin again")
  @APIResponse(responseCode = "204", description = "Done")
  public Response release(
      @PathParam("id") UUID id, @QueryParam("seat") @Schema(maxLength = 20) @Nullable String seat) {
    return changes.release(id, null, seat);
  }

  /// An engineer may hand over to somebody whom she cannot see.
  private boolean exists(UUID engineer) {
    return tenant.all(() -> engineers.has(engineer));
  }

  private Response unknownEngineer(String pointer) {
    return problems.invalid(List.of(FieldFault.of(pointer, texts, "dispatch.unknown-engineer")));
  }
}
