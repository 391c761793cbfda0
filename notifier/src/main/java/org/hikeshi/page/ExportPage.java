package org.hikeshi.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hikeshi.notice.Exporting;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The notices of a period as a file, for a browser that has a cookie and no token.
@Path("/pages/inbox/export")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
class ExportPage {

  private final Exporting exporting;

  ExportPage(Exporting exporting) {
    this.exporting = exporting;
  }

  /// @param as `csv` or `xlsx`
  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("as") @Nullable String as) {
    return "xlsx".equals(as) ? exporting.workbook(from, to) : exporting.csv(from, to);
  }
}
