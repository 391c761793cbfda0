package org.hikeshi.work;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The work on the seats of a dispatch.
@Path("dispatches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@RunOnVirtualThread
class WorkResource {

  private final AtWork work;
  private final Problems problems;

  WorkResource(AtWork work, Problems problems) {
    this.work = work;
    this.problems = problems;
  }

  record Ticked(@NotNull Mark mark) {}

  /// @param workedMinutes so far; what is left out stays
  record Effort(
      @Min(0) @Max(100_000) @Nullable Integer plannedMinutes,
      @Min(0) @Max(100_000) @Nullable Integer workedMinutes) {}

  record Efforts(List<Post.Effort> items) {}

  /// "I am well". It makes nothing: saying it twice is saying it once.
  ///
  /// @param restMinutes for how long she is off, as she sleeps; twelve hours at most
  @POST
  @Path("seats/{seat}/check-ins")
  @Transactional
  @Operation(summary = "Say \"I am well\"")
  @APIResponseSchema(responseCode = "200", value = AtWork.CheckIn.class)
  public Response checkIn(
      @PathParam("id") UUID id,
      @PathParam("seat") @Schema(maxLength = 20) String seat,
      @QueryParam("restMinutes") @DefaultValue("0") @Schema(minimum = "0", maximum = "720")
          int restMinutes) {
    return work.isWell(id, seat, Duration.ofMinutes(restMinutes));
  }

  @PUT
  @Path("seats/{seat}/effort")
  @Transactional
  @Operation(summary = "Tell how long the work is planned to take, and has taken")
  @APIResponseSchema(responseCode = "200", value = Post.Effort.class)
  public Response effort(
      @PathParam("id") UUID id,
      @PathParam("seat") @Schema(maxLength = 20) String seat,
      Effort effort) {
    return work.took(id, seat, effort.plannedMinutes(), effort.workedMinutes());
  }

  @GET
  @Path("efforts")
  @Transactional
  @Operation(summary = "List how long each seat's work took")
  @APIResponseSchema(responseCode = "200", value = Efforts.class)
  public Response efforts(@PathParam("id") UUID id) {
    return work.efforts(id)
        .map(items -> Response.ok(new Efforts(items)).build())
        .orElseGet(problems::notFound);
  }

  @GET
  @Path("card")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "Read the first-hour card of a dispatch")
  @APIResponseSchema(responseCode = "200", value = CardView.class)
  public Response card(@PathParam("id") UUID id) {
    return work.cardOf(id).map(card -> Response.ok(card).build()).orElseGet(problems::notFound);
  }

  @PUT
  @Path("card/{code}")
  @Transactional
  @Operation(summary = "Mark a step of the first-hour card")
  @APIResponseSchema(responseCode = "200", value = CardView.class)
  public Response tick(
      @PathParam("id") UUID id,
      @PathParam("code") @Schema(maxLength = 60) String code,
      Ticked ticked) {
    return work.tick(id, code, ticked.mark());
  }

  @GET
  @Path("after-action")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "Read what was learnt of a dispatch")
  @APIResponseSchema(responseCode = "200", value = AfterAction.View.class)
  public Response learnt(@PathParam("id") UUID id) {
    return work.learnt(id).map(view -> Response.ok(view).build()).orElseGet(problems::notFound);
  }

  @PUT
  @Path("after-action")
  @Transactional
  @Operation(summary = "Write what was learnt of a dispatch")
  @APIResponseSchema(responseCode = "200", value = AfterAction.View.class)
  public Response afterAction(@PathParam("id") UUID id, AfterActionSaid said) {
    return work.afterAction(id, said);
  }
}
