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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

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
  @APIResponse(responseCode = "200", description = "The proof")
  @APIResponse(responseCode = "202", description = "Not sealed yet")
  public Response read(@PathParam("id") UUID id) {
    return proofs.of(caller, id);
  }
}
