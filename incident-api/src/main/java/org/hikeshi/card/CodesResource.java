package org.hikeshi.card;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.hospital.CallBack;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// The desk gives a hospital that has lost its receipt code a new one, once it has called back at
/// the registered number.
@Path("incidents/{id}/receipt-codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CodesResource {

  private final ReceiptCodes codes;
  private final Incidents incidents;
  private final Hospitals hospitals;
  private final Audit audit;
  private final Problems problems;
  private final Caller caller;

  CodesResource(
      ReceiptCodes codes,
      Incidents incidents,
      Hospitals hospitals,
      Audit audit,
      Problems problems,
      Caller caller) {
    this.codes = codes;
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.audit = audit;
    this.problems = problems;
    this.caller = caller;
  }

  /// @param code told only now; earlier ones no longer work
  public record CodeView(String code) {}

  @POST
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent(tellsASecret = true)
  @Transactional
  @Operation(summary = "Make a new receipt code, to be read out to the caller")
  @APIResponseSchema(responseCode = "201", value = CodeView.class)
  public Response renew(@PathParam("id") UUID id, CallBack callBack) {
    return incidents
        .lockedFor(caller, id)
        .map(incident -> renew(incident, callBack))
        .orElseGet(problems::notFound);
  }

  private Response renew(Incident incident, CallBack callBack) {
    if (!hospitals.findById(incident.hospitalId()).registered(callBack.calledBack())) {
      return problems.unprocessable(List.of("/calledBack"), "confirmation.not-registered");
    }
    var code = codes.renew(incident, caller.name());
    audit.record(
        "receipt-code.renewed", incident.hospitalId(), "incident/" + incident.id(), Map.of());
    return Response.status(Response.Status.CREATED).entity(new CodeView(code)).build();
  }
}
