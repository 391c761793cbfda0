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
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// The same proof, for whoever is signed in with a cookie.
@Path("/pages/inbox/{id}/proof")
@RunOnVirtualThread
class ProofPage {

  private final DeliveryProofs proofs;
  private final Caller caller;

  ProofPage(DeliveryProofs proofs, Caller caller) {
    this.proofs = proofs;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(hidden = true)
  @Transactional
  public Response read(@PathParam("id") UUID id) {
    return proofs.of(caller, id);
  }
}
