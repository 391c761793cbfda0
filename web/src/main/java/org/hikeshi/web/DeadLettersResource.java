package org.hikeshi.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hikeshi.events.outbox.DeadLetter;
import org.hikeshi.events.outbox.Replay;

/// Events that this service could not read: an administrator sees them and, once the reader is
/// mended, has each heard again.
@Path("dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "event")
class DeadLettersResource {

  private final Replay replay;
  private final Audit audit;
  private final Problems problems;

  DeadLettersResource(Replay replay, Audit audit, Problems problems) {
    this.replay = replay;
    this.audit = audit;
    this.problems = problems;
  }

  @GET
  @RolesAllowed(Role.ADMIN)
  @Transactional
  @Operation(summary = "List events that could not be read")
  @APIResponseSchema(responseCode = "200", value = DeadLetter.class)
  public Response letters(@BeanParam Paging paging) throws SQLException {
    return paging.answerNamed(replay.letters(), DeadLetter::id);
  }

  /// Works once: the second time is 409.
  @POST
  @Path("{id}/replay")
  @RolesAllowed(Role.ADMIN)
  @Transactional
  @Operation(summary = "Put an event that could not be read where it is read again")
  @APIResponse(responseCode = "204", description = "Done")
  public Response replay(@PathParam("id") @Schema(maxLength = 100) String id) throws SQLException {
    return switch (replay.replay(id)) {
      case REPLAYED -> {
        audit.record("dead-letter.replayed", null, "dead-letter/" + id, Map.of());
        yield Response.noContent().build();
      }
      case ALREADY -> problems.of(Response.Status.CONFLICT, "web.dead-letter.replayed");
      case UNKNOWN -> problems.notFound();
    };
  }
}
