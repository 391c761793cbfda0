package org.hikeshi.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.proof.ProofAnswers;

/// The proof that a notice arrived and was received.
@Path("/notices/{id}/proof")
@RunOnVirtualThread
class ProofResource {

  private final DeliveryProofs proofs;
  private final Caller caller;

  ProofResource(DeliveryProofs proofs, Caller caller) {
    this.proofs = proofs;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Transactional
  @Operation(summary = "Read the proof that a notice was sent")
  @APIResponseSchema(responseCode = "200", value = ProofAnswers.All.class)
  @APIResponse(
      responseCode = "202",
      description = "Not sealed yet",
      headers = @Header(name = "Retry-After", ref = "Retry-After"),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProofAnswers.Later.class)))
  public Response read(@PathParam("id") UUID id) {
    return proofs.of(caller, id);
  }
}
