package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Secret;
import org.hikeshi.web.Tenant;

/// For a calendar program that cannot sign in: whoever has the address may read it, until it is
/// revoked. Whatever form the program asks for, it gets a calendar.
@Path("calendars/{word}.ics")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
class SecretCalendarResource {

  private final Calendars calendars;
  private final Tenant tenant;
  private final Problems problems;

  SecretCalendarResource(Calendars calendars, Tenant tenant, Problems problems) {
    this.calendars = calendars;
    this.tenant = tenant;
    this.problems = problems;
  }

  @GET
  @PermitAll
  @Transactional
  @Operation(summary = "Read a calendar by its secret address")
  public Response calendar(@PathParam("word") @Schema(pattern = "[A-Za-z0-9_-]{27}") String word) {
    return tenant.all(
        () ->
            Secret.read(word)
                .flatMap(calendars::at)
                .map(calendars::of)
                .orElseGet(problems::notFound));
  }
}
