package org.hikeshi.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.web.Html;

/// The address that people remember leads to the pages.
@Path("/")
@Produces(MediaType.WILDCARD)
class FrontPage {

  @GET
  @PermitAll
  @Operation(hidden = true)
  public Response toThePages() {
    return Html.onTo("/pages");
  }
}
