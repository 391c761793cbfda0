package org.hikeshi.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// What a notice says, on paper.
@Path("/notices/{id}/document.pdf")
@Produces("application/pdf")
@RunOnVirtualThread
class PdfResource {

  private final Printing printing;
  private final Caller caller;

  PdfResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read the document of a notice as a PDF")
  public Response read(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.PDF);
  }
}
