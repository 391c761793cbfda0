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

/// The common form on paper; 404 where none applies.
@Path("/notices/{id}/common-form.pdf")
@Produces("application/pdf")
@RunOnVirtualThread
class CommonFormResource {

  private final Printing printing;
  private final Caller caller;

  CommonFormResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read a notice as the common form")
  public Response read(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COMMON_FORM);
  }
}
