package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;
import org.hikeshi.web.proof.ProofAnswers;
import org.jspecify.annotations.Nullable;

/// Reports no. 2 and on, and every report as it was filed.
@Path("incidents/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReportsResource {

  private final Incidents incidents;
  private final Reports reports;
  private final Filing filing;
  private final ReportProofs proofs;
  private final Clerks clerks;
  private final Answers answers;
  private final Caller caller;

  ReportsResource(
      Incidents incidents,
      Reports reports,
      Filing filing,
      ReportProofs proofs,
      Clerks clerks,
      Answers answers,
      Caller caller) {
    this.incidents = incidents;
    this.reports = reports;
    this.filing = filing;
    this.proofs = proofs;
    this.clerks = clerks;
    this.answers = answers;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Idempotent
  @Transactional
  @Operation(summary = "File a further report")
  @APIResponseSchema(responseCode = "201", value = IncidentView.class)
  public Response followUp(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Statement said) {
    return incidents
        .lockedFor(caller, id)
        .map(incident -> answers.stale(incident, ifMatch).orElseGet(() -> followUp(incident, said)))
        .orElseGet(answers::notFound);
  }

  private Response followUp(Incident incident, Statement said) {
    var clerk = clerks.following(incident.hospitalId(), said);
    return answers.of(filing.followUp(incident, said, clerk));
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "List the reports of an incident")
  @APIResponseSchema(responseCode = "200", value = ReportView.Item.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (incidents.seenBy(caller, id).isEmpty()) {
      return answers.notFound();
    }
    var found = reports.page(id, paging.after(), paging.limit() + 1);
    return paging.answer(found.stream().map(ReportView.Item::of).toList(), ReportView.Item::id);
  }

  @GET
  @Path("{no}")
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "Read a report")
  @APIResponseSchema(responseCode = "200", value = ReportView.class)
  public Response read(@PathParam("id") UUID id, @PathParam("no") int no) {
    return incidents
        .seenBy(caller, id)
        .flatMap(incident -> reports.find(id, no))
        .map(filed -> ReportView.of(filed, reports.before(filed).orElse(null)))
        .map(view -> Response.ok(view).build())
        .orElseGet(answers::notFound);
  }

  /// 202 while the report is not sealed yet, which takes a second or so.
  @GET
  @Path("{no}/proof")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "Read the proof that a report was filed")
  @APIResponseSchema(responseCode = "200", value = ProofAnswers.Shown.class)
  @APIResponse(
      responseCode = "202",
      description = "Not sealed yet",
      headers = @Header(name = "Retry-After", ref = "Retry-After"),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProofAnswers.Later.class)))
  public Response proof(@PathParam("id") UUID id, @PathParam("no") int no) {
    return proofs.of(caller, id, no);
  }
}
