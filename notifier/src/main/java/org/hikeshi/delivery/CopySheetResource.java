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

/// What a person types into the authority's own form, for whoever files by hand.
@Path("/notices/{id}/copy-sheet.pdf")
@Produces("application/pdf")
@RunOnVirtualThread
class CopySheetResource {

  private final Printing printing;
  private final Caller caller;

  CopySheetResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read a notice as a sheet to copy from")
  public Response read(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COPY_SHEET);
  }
}
