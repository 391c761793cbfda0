package org.hikeshi.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// What a notice says, byte for byte as it leaves.
@Path("/notices/{id}/document.json")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DocumentResource {

  private final Printing printing;
  private final Caller caller;

  DocumentResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read the document of a notice as it is sent")
  @APIResponse(
      responseCode = "200",
      description = "As /schemas/hikeshi-notice-1.json says",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response read(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.JSON);
  }
}
