package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// For notifier, which carries the tests: the link in a test, and the key that was pressed.
@Path("contact-tests/{test}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class TestLinksResource {

  private final Testing testing;
  private final Problems problems;

  TestLinksResource(Testing testing, Problems problems) {
    this.testing = testing;
    this.problems = problems;
  }

  record Link(String link) {}

  @PUT
  @Path("link")
  @Transactional
  @Operation(summary = "Make the one-time link of a contact test")
  @APIResponseSchema(responseCode = "200", value = Link.class)
  public Response link(@PathParam("test") UUID test) {
    return testing
        .link(test)
        .map(link -> Response.ok(new Link(link)).build())
        .orElseGet(problems::notFound);
  }

  @PUT
  @Path("confirmation")
  @Transactional
  @Operation(summary = "Tell that a contact test was confirmed")
  @APIResponse(responseCode = "204", description = "Done")
  public Response confirmed(@PathParam("test") UUID test) {
    return testing.confirmed(test) ? Response.noContent().build() : problems.notFound();
  }
}
