package org.hikeshi.delivery;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.notice.Notices;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What a notice says, byte for byte as it leaves.
@Path("/notices/{id}/document.json")
@RunOnVirtualThread
class DocumentResource {

  private final Notices notices;
  private final NoticeBodies bodies;
  private final Caller caller;
  private final Problems problems;

  DocumentResource(Notices notices, NoticeBodies bodies, Caller caller, Problems problems) {
    this.notices = notices;
    this.bodies = bodies;
    this.caller = caller;
    this.problems = problems;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response read(@PathParam("id") UUID id) {
    var found = QuarkusTransaction.requiringNew().call(() -> notices.seenBy(caller, id));
    if (found.isEmpty()) {
      return problems.notFound();
    }
    try {
      return Response.ok(bodies.of(found.get()))
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
          .build();
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("notice %s: not rendered now: %s", id, e.toString());
      return Response.fromResponse(
              problems.of(Response.Status.SERVICE_UNAVAILABLE, "notice.not-rendered"))
          .header(HttpHeaders.RETRY_AFTER, "5")
          .build();
    }
  }
}
