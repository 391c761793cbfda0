package org.hikeshi.notice;

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
import org.hikeshi.web.Problems;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;

/// Who was shown a notice, its document or its questions: the hospital's to know.
@Path("/notices/{id}/readers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReadersResource {

  private final Notices notices;
  private final Readings readings;
  private final Caller caller;
  private final Problems problems;

  ReadersResource(Notices notices, Readings readings, Caller caller, Problems problems) {
    this.notices = notices;
    this.readings = readings;
    this.caller = caller;
    this.problems = problems;
  }

  @GET
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "List who has read a notice")
  @APIResponseSchema(responseCode = "200", value = Readings.View.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (notices.seenBy(caller, id).isEmpty()) {
      return problems.notFound();
    }
    var found = readings.of("notice/" + id, paging.after(), paging.limit() + 1);
    return paging.answer(found, Readings.View::id);
  }
}
