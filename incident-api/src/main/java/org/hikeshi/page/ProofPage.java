package org.hikeshi.page;

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
import org.hikeshi.incident.ReportProofs;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// The proof of a report, for whoever is signed in with a cookie.
@Path("pages/incidents/{id}/reports/{no}/proof")
@RunOnVirtualThread
class ProofPage {

  private final ReportProofs proofs;
  private final Caller caller;

  ProofPage(ReportProofs proofs, Caller caller) {
    this.proofs = proofs;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(hidden = true)
  @Transactional
  public Response read(@PathParam("id") UUID id, @PathParam("no") int no) {
    return proofs.of(caller, id, no);
  }
}
