package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What rings, or rang, at the desk: read and acknowledged there; notifier comes for the link of
/// each attempt, and with the key that was pressed in it.
@Path("desk/alarms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AlarmsResource {

  private final Alarms alarms;
  private final Raising raising;
  private final Ringing ringing;
  private final Acknowledging acknowledging;
  private final Problems problems;
  private final Texts texts;

  AlarmsResource(
      Alarms alarms,
      Raising raising,
      Ringing ringing,
      Acknowledging acknowledging,
      Problems problems,
      Texts texts) {
    this.alarms = alarms;
    this.raising = raising;
    this.ringing = ringing;
    this.acknowledging = acknowledging;
    this.problems = problems;
    this.texts = texts;
  }

  /// @param standing only those whose reason is not over
  @GET
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "List the desk's alarms, the newest first")
  @APIResponseSchema(responseCode = "200", value = AlarmView.class)
  public Response list(
      @QueryParam("dispatch") @Nullable UUID dispatch,
      @QueryParam("standing") boolean standing,
      @BeanParam Paging paging) {
    var found = alarms.page(dispatch, standing, paging.after(), paging.limit() + 1);
    return paging.answer(alarms.views(found), AlarmView::id);
  }

  @PUT
  @Path("{alarm}/acknowledgement")
  @RolesAllowed(Role.COORDINATOR)
  @Transactional
  @Operation(summary = "Take up an alarm: it stops ringing")
  @APIResponseSchema(responseCode = "200", value = AlarmView.class)
  public Response acknowledge(@PathParam("alarm") UUID alarm) {
    return acknowledging
        .byTheApi(alarm)
        .map(_ -> Response.ok(alarms.views(List.of(alarms.findById(alarm))).getFirst()).build())
        .orElseGet(problems::notFound);
  }

  /// @param subject what it is about
  record Found(@NotNull What what, @Nullable UUID incidentId, @NotNull UUID subject) {}

  /// For a service that has found something. The same again is one alarm.
  @PUT
  @Path("{alarm}")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Tell the desk what a service has found, which makes an alarm")
  @APIResponse(responseCode = "204", description = "Done")
  public Response found(@PathParam("alarm") UUID alarm, Found found) {
    if (found.what() == What.TRIAL) {
      return problems.invalid(List.of(FieldFault.of("/what", texts, "desk.trial.only-here")));
    }
    raising.found(alarm, found.what(), found.incidentId(), found.subject());
    return Response.noContent().build();
  }

  /// What a service had found is over. A second time, or of what nobody has heard of, changes
  /// nothing.
  @PUT
  @Path("{alarm}/end")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Tell that what a service had found is over")
  @APIResponse(responseCode = "204", description = "Done")
  public Response end(@PathParam("alarm") UUID alarm) {
    raising.over(alarm);
    return Response.noContent().build();
  }

  /// @param person who is rung; null where the desk's mail stands in for a roster
  record Rung(
      @Nullable UUID person,
      @NotNull @Pattern(regexp = "[A-Z]{1,20}", message = "{roster.code}") String way) {}

  /// A PUT under the attempt's own id; 404 when there is nothing to ring about any more.
  @PUT
  @Path("{alarm}/attempts/{attempt}")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Ask for what one call about an alarm is to say")
  @APIResponseSchema(responseCode = "200", value = Ringing.Sheet.class)
  public Response attempt(
      @PathParam("alarm") UUID alarm, @PathParam("attempt") UUID attempt, Rung rung) {
    return ringing
        .link(alarm, attempt, rung.person(), rung.way())
        .map(sheet -> Response.ok(sheet).build())
        .orElseGet(problems::notFound);
  }

  record Heard(Acknowledging.Outcome outcome) {}

  @PUT
  @Path("{alarm}/attempts/{attempt}/acknowledgement")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Tell that a key was pressed in a call about an alarm")
  @APIResponseSchema(responseCode = "200", value = Heard.class)
  public Response key(@PathParam("alarm") UUID alarm, @PathParam("attempt") UUID attempt) {
    return acknowledging
        .byKey(alarm, attempt)
        .map(outcome -> Response.ok(new Heard(outcome)).build())
        .orElseGet(problems::notFound);
  }
}
