package org.hikeshi.consent;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.consent.Granting.Answer;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;

/// The hospital says who may see more, and takes it back.
@Path("/incidents/{id}/consents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ConsentsResource {

  private final Granting granting;
  private final Consents consents;
  private final Dossiers dossiers;
  private final Readings readings;
  private final Caller caller;
  private final Problems problems;

  ConsentsResource(
      Granting granting,
      Consents consents,
      Dossiers dossiers,
      Readings readings,
      Caller caller,
      Problems problems) {
    this.granting = granting;
    this.consents = consents;
    this.dossiers = dossiers;
    this.readings = readings;
    this.caller = caller;
    this.problems = problems;
  }

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "List with whom a hospital shares an incident")
  @APIResponseSchema(responseCode = "200", value = Consent.View.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (own(id).isEmpty()) {
      return problems.notFound();
    }
    return paging.answerFrom(
        consents.of(id).stream().map(Consent::view).toList(), Consent.View::id);
  }

  /// Who was shown what by consent.
  @GET
  @Path("readers")
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "List who was shown what by consent")
  @APIResponseSchema(responseCode = "200", value = Readings.View.class)
  public Response readers(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (own(id).isEmpty()) {
      return problems.notFound();
    }
    var found = readings.of("incident/" + id, paging.after(), paging.limit() + 1);
    return paging.answer(found, Readings.View::id);
  }

  @PUT
  @Path("{authority}")
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "Share an incident with an authority")
  @APIResponseSchema(responseCode = "200", value = Consent.View.class)
  public Response grant(
      @PathParam("id") UUID id, @PathParam("authority") @Schema(maxLength = 20) String authority) {
    return own(id)
        .map(dossier -> answer(granting.grant(dossier, authority, caller.subject())))
        .orElseGet(problems::notFound);
  }

  @DELETE
  @Path("{authority}")
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "Share an incident with an authority no longer")
  @APIResponse(responseCode = "204", description = "None is left")
  public Response revoke(
      @PathParam("id") UUID id, @PathParam("authority") @Schema(maxLength = 20) String authority) {
    return own(id).map(dossier -> revoked(dossier, authority)).orElseGet(problems::notFound);
  }

  private Response revoked(Dossier dossier, String authority) {
    granting.revoke(dossier, authority, caller.subject());
    return Response.noContent().build();
  }

  private Response answer(Answer answer) {
    return switch (answer) {
      case Answer.Stands(var consent) -> Response.ok(consent.view()).build();
      case Answer.NotProvidedFor _ -> problems.unprocessable("consent.not-provided-for");
      case Answer.ElsewhereThan(var prefecture) ->
          problems.unprocessable("consent.other-prefecture", prefecture);
    };
  }

  private Optional<Dossier> own(UUID incidentId) {
    return dossiers
        .findByIdOptional(incidentId)
        .filter(
            dossier ->
                caller.is(Role.COORDINATOR) || dossier.hospitalId().equals(caller.hospitalId()));
  }
}
