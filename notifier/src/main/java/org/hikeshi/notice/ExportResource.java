package org.hikeshi.notice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The notices of a period: `?from=2026-04-01&to=2026-06-30`, days in Japan by which they were sent
/// (or prepared, where they never left). CSV, or a workbook by `Accept`.
@Path("notices/export")
@RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
@RunOnVirtualThread
class ExportResource {

  private final Exporting exporting;

  ExportResource(Exporting exporting) {
    this.exporting = exporting;
  }

  @GET
  @Produces("text/csv;charset=UTF-8")
  @Transactional
  @Operation(summary = "Read the notices of a period as a file")
  public Response csv(
      @QueryParam("from") @Schema(format = "date") @Nullable String from,
      @QueryParam("to") @Schema(format = "date") @Nullable String to) {
    return exporting.csv(from, to);
  }

  @GET
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;qs=0.5")
  @Transactional
  @Operation(summary = "Read the notices of a period as a file")
  public Response workbook(
      @QueryParam("from") @Schema(format = "date") @Nullable String from,
      @QueryParam("to") @Schema(format = "date") @Nullable String to) {
    return exporting.workbook(from, to);
  }
}
