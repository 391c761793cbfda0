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

/// What a notice says, in each of its forms.
@Path("/notices")
@RunOnVirtualThread
class PrintsResource {

  private final Printing printing;
  private final Caller caller;

  PrintsResource(Printing printing, Caller caller) {
    this.printing = printing;
    this.caller = caller;
  }

  /// Byte for byte as it leaves.
  @GET
  @Path("{id}/document.json")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read the document of a notice as it is sent")
  @APIResponse(
      responseCode = "200",
      description = "As /schemas/hikeshi-notice-1.json says",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response document(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.JSON);
  }

  @GET
  @Path("{id}/document.pdf")
  @Produces("application/pdf")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read the document of a notice as a PDF")
  public Response paper(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.PDF);
  }

  /// In the common form's workbook, or as a sheet of the nine items.
  @GET
  @Path("{id}/document.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read the document of a notice as a workbook")
  public Response workbook(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.WORKBOOK);
  }

  /// On paper; 404 where none applies.
  @GET
  @Path("{id}/common-form.pdf")
  @Produces("application/pdf")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read a notice as the common form")
  public Response commonForm(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COMMON_FORM);
  }

  /// What a person types into the authority's own form, for whoever files by hand.
  @GET
  @Path("{id}/copy-sheet.pdf")
  @Produces("application/pdf")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read a notice as a sheet to copy from")
  public Response copySheet(@PathParam("id") UUID id) {
    return printing.of(caller, id, Print.COPY_SHEET);
  }
}
