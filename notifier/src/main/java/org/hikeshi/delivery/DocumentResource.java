package org.hikeshi.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// What a notice says, as JSON, on paper and as a workbook.
@Path("/notices/{id}")
@RunOnVirtualThread
class DocumentResource {

  private final Printing printing;
  private final Caller caller;

  DocumentResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  @GET
  @Path("document.json")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response json(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.JSON);
  }

  @GET
  @Path("document.pdf")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response pdf(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.PDF);
  }

  @GET
  @Path("document.xlsx")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response workbook(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.WORKBOOK);
  }

  @GET
  @Path("common-form.pdf")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response commonForm(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COMMON_FORM);
  }

  /// For whoever files by hand.
  @GET
  @Path("copy-sheet.pdf")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  public Response copySheet(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COPY_SHEET);
  }
}
