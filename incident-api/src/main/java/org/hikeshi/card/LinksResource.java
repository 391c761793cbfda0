package org.hikeshi.card;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// Makes, lists and revokes the links on a hospital's cards.
@Path("hospitals/{id}/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Role.HOSPITAL, Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class LinksResource {

  private final HospitalLinks links;
  private final Hospitals hospitals;
  private final Caller caller;
  private final Problems problems;
  private final String here;

  LinksResource(
      HospitalLinks links,
      Hospitals hospitals,
      Caller caller,
      Problems problems,
      @ConfigProperty(name = "hikeshi.incident-api.public-url") String here) {
    this.links = links;
    this.hospitals = hospitals;
    this.caller = caller;
    this.problems = problems;
    this.here = here;
  }

  /// @param url told only when it is made
  public record LinkView(
      UUID id,
      String madeBy,
      Instant madeAt,
      @Nullable String revokedBy,
      @Nullable Instant revokedAt,
      @Nullable String url) {

    static LinkView of(HospitalLink link, @Nullable String url) {
      return new LinkView(
          link.id(), link.madeBy(), link.madeAt(), link.revokedBy(), link.revokedAt(), url);
    }
  }

  @POST
  @Idempotent(tellsASecret = true)
  @Transactional
  @Operation(summary = "Make the link of a hospital's emergency card")
  @APIResponseSchema(responseCode = "201", value = LinkView.class)
  public Response make(@PathParam("id") UUID hospital) {
    if (!mayFor(hospital)) {
      return problems.notFound();
    }
    var made = links.make(hospital, caller.name());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/hospitals/" + hospital + "/links/" + made.link().id())
        .entity(LinkView.of(made.link(), here + "/pages/card/" + made.token()))
        .build();
  }

  @GET
  @Transactional
  @Operation(summary = "List the links of a hospital's emergency cards")
  @APIResponseSchema(responseCode = "200", value = LinkView.class)
  public Response list(@PathParam("id") UUID hospital, @BeanParam Paging paging) {
    if (!mayFor(hospital)) {
      return problems.notFound();
    }
    var found = links.of(hospital).stream().map(link -> LinkView.of(link, null)).toList();
    return paging.answerFrom(found, LinkView::id);
  }

  @DELETE
  @Path("{link}")
  @Transactional
  @Operation(summary = "Revoke the link of an emergency card")
  public Response revoke(@PathParam("id") UUID hospital, @PathParam("link") UUID link) {
    return mayFor(hospital) && links.revoke(hospital, link, caller.name())
        ? Response.noContent().build()
        : problems.notFound();
  }

  private boolean mayFor(UUID hospital) {
    var everybodys = caller.is(Role.COORDINATOR) || caller.is(Role.ADMIN);
    return (everybodys || hospital.equals(caller.hospitalId()))
        && hospitals.findByIdOptional(hospital).isPresent();
  }
}
