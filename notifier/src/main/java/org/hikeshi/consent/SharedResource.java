package org.hikeshi.consent;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.consent.Consent.What;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.FiledReports;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.jspecify.annotations.Nullable;

/// What an authority may see by consent: looked up when it asks, and written down as read.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SharedResource {

  private final Consents consents;
  private final Dossiers dossiers;
  private final FiledReports reports;
  private final FrontDesk frontDesk;
  private final Readings readings;
  private final Tenant tenant;
  private final Caller caller;
  private final Problems problems;

  SharedResource(
      Consents consents,
      Dossiers dossiers,
      FiledReports reports,
      @RestClient FrontDesk frontDesk,
      Readings readings,
      Tenant tenant,
      Caller caller,
      Problems problems) {
    this.consents = consents;
    this.dossiers = dossiers;
    this.reports = reports;
    this.frontDesk = frontDesk;
    this.readings = readings;
    this.tenant = tenant;
    this.caller = caller;
    this.problems = problems;
  }

  /// What the database says, in one look.
  private record Looked(Consent consent, Dossier dossier, SharedView.@Nullable Care care) {}

  @GET
  @Path("shared")
  @Transactional
  @RolesAllowed(Role.AUTHORITY)
  @Operation(summary = "List the incidents that are shared with an authority")
  @APIResponseSchema(responseCode = "200", value = SharedView.Line.class)
  public Response list(@BeanParam Paging paging) {
    var found = consents.inForce(caller.authorityId(), paging.after(), paging.limit() + 1);
    return paging.answer(
        tenant.all(() -> found.stream().map(this::line).toList()), SharedView.Line::id);
  }

  @GET
  @Path("incidents/{id}/shared")
  @RolesAllowed(Role.AUTHORITY)
  @Operation(summary = "Read what is shared of an incident")
  @APIResponseSchema(responseCode = "200", value = SharedView.class)
  public Response read(@PathParam("id") UUID id) {
    var looked = QuarkusTransaction.requiringNew().call(() -> look(id));
    if (looked.isEmpty()) {
      return problems.notFound();
    }
    try {
      return Response.ok(view(looked.get())).build();
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("incident %s: what is shared cannot be read now: %s", id, e.toString());
      return problems.later("notice.not-rendered", 5);
    }
  }

  private SharedView.Line line(Consent consent) {
    var number = dossiers.findById(consent.incidentId()).number();
    var given = consent.view();
    return new SharedView.Line(
        consent.id(), consent.incidentId(), number, consent.what(), given.grantedAt());
  }

  private Optional<Looked> look(UUID incident) {
    var consent = consents.inForce(incident, caller.authorityId());
    consent.ifPresent(one -> readings.shown("incident/" + incident, one.hospitalId()));
    return consent.map(
        one -> tenant.all(() -> new Looked(one, dossiers.findById(incident), care(one, incident))));
  }

  private SharedView.@Nullable Care care(Consent consent, UUID incident) {
    if (consent.what() != What.CARE_IMPACT) {
      return null;
    }
    var newest = reports.newest(incident);
    return new SharedView.Care(newest.careImpact(), newest.no(), newest.filedAt());
  }

  private SharedView view(Looked looked) {
    var dossier = looked.dossier();
    return new SharedView(
        dossier.incidentId(),
        dossier.number(),
        frontDesk.hospital(dossier.hospitalId()).name(),
        looked.consent().what(),
        looked.consent().view().grantedAt(),
        dossier.withdrawn(),
        looked.consent().what() == What.FINDINGS ? findings(dossier.incidentId()) : null,
        looked.care());
  }

  private SharedView.@Nullable Findings findings(UUID incident) {
    try {
      return frontDesk.findings(incident);
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
        return null;
      }
      throw e;
    }
  }
}
