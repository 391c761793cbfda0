package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.CallBack;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What came by a card is confirmed by the desk, once it has called the hospital back.
@Path("incidents/{id}/confirmation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ConfirmationResource {

  private final Incidents incidents;
  private final Hospitals hospitals;
  private final Confirming confirming;
  private final Answers answers;
  private final Audit audit;
  private final Problems problems;
  private final Caller caller;

  ConfirmationResource(
      Incidents incidents,
      Hospitals hospitals,
      Confirming confirming,
      Answers answers,
      Audit audit,
      Problems problems,
      Caller caller) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.confirming = confirming;
    this.answers = answers;
    this.audit = audit;
    this.problems = problems;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent
  @Transactional
  @Operation(summary = "Confirm a report by calling the hospital back")
  @APIResponseSchema(responseCode = "200", value = IncidentView.class)
  @APIResponse(responseCode = "201", description = "Made")
  public Response confirm(@PathParam("id") UUID id, CallBack callBack) {
    return incidents
        .lockedFor(caller, id)
        .map(incident -> confirm(incident, callBack))
        .orElseGet(answers::notFound);
  }

  private Response confirm(Incident incident, CallBack callBack) {
    if (!hospitals.findById(incident.hospitalId()).registered(callBack.calledBack())) {
      return problems.unprocessable(List.of("/calledBack"), "confirmation.not-registered");
    }
    var clerk = new Clerk(incident.hospitalId(), Origin.COORDINATOR_PHONE, caller.name());
    var outcome = confirming.confirm(incident, clerk);
    if (outcome.orElse(null) instanceof Filing.Outcome.Filed) {
      audit.record(
          "incident.confirmed", incident.hospitalId(), "incident/" + incident.id(), Map.of());
    }
    return outcome.map(answers::of).orElseGet(() -> answers.view(incident));
  }
}
