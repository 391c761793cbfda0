package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;

/// Who was shown the incident or a part of it: the hospital's to know.
@Path("incidents/{id}/readers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReadersResource {

  private final Incidents incidents;
  private final Readings readings;
  private final Answers answers;
  private final Caller caller;

  ReadersResource(Incidents incidents, Readings readings, Answers answers, Caller caller) {
    this.incidents = incidents;
    this.readings = readings;
    this.answers = answers;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Role.HOSPITAL)
  @Transactional
  @Operation(summary = "List who has read an incident")
  @APIResponseSchema(responseCode = "200", value = Readings.View.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (incidents.seenBy(caller, id).isEmpty()) {
      return answers.notFound();
    }
    var found = readings.of("incident/" + id, paging.after(), paging.limit() + 1);
    return paging.answer(found, Readings.View::id);
  }
}
