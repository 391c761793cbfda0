package org.hikeshi.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Checks;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The front desk: reports come in here, and here one sees how far each has come.
@Path("incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class IncidentsResource {

  private final Incidents incidents;
  private final Hospitals hospitals;
  private final Filing filing;
  private final Closing closing;
  private final Clerks clerks;
  private final Answers answers;
  private final Caller caller;
  private final Texts texts;

  IncidentsResource(
      Incidents incidents,
      Hospitals hospitals,
      Filing filing,
      Closing closing,
      Clerks clerks,
      Answers answers,
      Caller caller,
      Texts texts) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.filing = filing;
    this.closing = closing;
    this.clerks = clerks;
    this.answers = answers;
    this.caller = caller;
    this.texts = texts;
  }

  @POST
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Idempotent
  @Transactional
  @Operation(summary = "File the first report of an incident")
  @APIResponseSchema(responseCode = "201", value = IncidentView.class)
  public Response file(@Checks(Statement.First.class) Statement said) {
    return answers.of(filing.file(said, clerks.filing(said)));
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "List incidents, the newest first")
  @APIResponseSchema(responseCode = "200", value = IncidentLine.class)
  public Response list(
      @QueryParam("status") @Schema(ref = "Status") @Nullable String status,
      @QueryParam("since") @Schema(pattern = "\\d{4}-\\d{2}-\\d{2}(T.+)?") @Nullable String since,
      @QueryParam("hospital") @Schema(format = "uuid") @Nullable String hospital,
      @BeanParam Paging paging) {
    var selection = Selections.of(texts, status, since, hospital);
    var found = incidents.page(caller, selection, paging.after(), paging.limit() + 1);
    var at = hospitals.named(found.stream().map(Incident::hospitalId).toList());
    return paging.answer(
        found.stream()
            .map(incident -> IncidentLine.of(incident, at.get(incident.hospitalId())))
            .toList(),
        IncidentLine::id);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Operation(summary = "Read an incident")
  @APIResponseSchema(responseCode = "200", value = IncidentView.class)
  public Response read(@PathParam("id") UUID id) {
    return answers.named(
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    incidents.seenBy(caller, id).map(answers::view).orElseGet(answers::notFound)));
  }

  @POST
  @Path("{id}/withdrawal")
  @RolesAllowed(Role.HOSPITAL)
  @Idempotent
  @Transactional
  @Operation(summary = "Withdraw an incident that was none")
  @APIResponseSchema(responseCode = "200", value = IncidentView.class)
  public Response withdraw(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Withdrawal withdrawal) {
    return changing(id, ifMatch, incident -> closing.withdraw(incident, withdrawal, caller.name()));
  }

  @POST
  @Path("{id}/resolution")
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent
  @Transactional
  @Operation(summary = "Close an incident with what was found")
  @APIResponseSchema(responseCode = "200", value = IncidentView.class)
  public Response resolve(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Resolution resolution) {
    return changing(id, ifMatch, incident -> closing.resolve(incident, resolution, caller.name()));
  }

  @POST
  @Path("{id}/merge")
  @RolesAllowed(Role.COORDINATOR)
  @Idempotent
  @Transactional
  @Operation(summary = "Let an incident go on in another")
  @APIResponseSchema(responseCode = "200", value = IncidentView.class)
  public Response merge(@PathParam("id") UUID id, Merger merger) {
    var both = incidents.bothLockedFor(caller, id, merger.into());
    var duplicate = both.stream().filter(found -> found.id().equals(id)).findAny();
    var into = both.stream().filter(found -> found.id().equals(merger.into())).findAny();
    if (duplicate.isEmpty()) {
      return answers.notFound();
    }
    if (into.isEmpty() || merger.into().equals(id)) {
      throw new Invalid(List.of(FieldFault.of("/into", texts, "incident.into")));
    }
    var outcome = closing.merge(duplicate.get(), into.get(), merger.reason(), caller.name());
    return answers.of(outcome, duplicate.get());
  }

  private Response changing(
      UUID id, @Nullable String ifMatch, Function<Incident, Closing.Outcome> close) {
    return incidents
        .lockedFor(caller, id)
        .map(
            incident ->
                answers
                    .stale(incident, ifMatch)
                    .orElseGet(() -> answers.of(close.apply(incident), incident)))
        .orElseGet(answers::notFound);
  }
}
