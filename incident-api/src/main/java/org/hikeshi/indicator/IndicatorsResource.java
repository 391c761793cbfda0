package org.hikeshi.indicator;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// Indicators of an incident, for whoever reads its reports.
@Path("incidents/{id}/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class IndicatorsResource {

  private final Incidents incidents;
  private final Traces traces;
  private final Audit audit;
  private final Problems problems;
  private final Caller caller;

  IndicatorsResource(
      Incidents incidents, Traces traces, Audit audit, Problems problems, Caller caller) {
    this.incidents = incidents;
    this.traces = traces;
    this.audit = audit;
    this.problems = problems;
    this.caller = caller;
  }

  /// Who may have it from now on.
  record Mark(@NotNull Tlp tlp) {}

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "List the traces of the attacker in an incident")
  @APIResponseSchema(responseCode = "200", value = Trace.View.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (incidents.seenBy(caller, id).isEmpty()) {
      return problems.notFound();
    }
    var page = traces.page(id, paging.after(), paging.limit() + 1);
    return paging.answer(page.stream().map(Trace::view).toList(), Trace.View::id);
  }

  @PUT
  @Path("{indicator}")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "Mark a trace of the attacker")
  @APIResponseSchema(responseCode = "200", value = Trace.View.class)
  public Response mark(
      @PathParam("id") UUID id, @PathParam("indicator") UUID indicator, Mark mark) {
    return incidents
        .seenBy(caller, id)
        .flatMap(_ -> traces.find(id, indicator))
        .map(trace -> marked(id, trace, mark))
        .orElseGet(problems::notFound);
  }

  private Response marked(UUID incident, Trace trace, Mark mark) {
    trace.mark(mark.tlp());
    audit.record(
        "indicator.marked",
        null,
        "incident/" + incident,
        Map.of("indicator", trace.id().toString(), "tlp", mark.tlp().name()));
    return Response.ok(trace.view()).build();
  }
}
