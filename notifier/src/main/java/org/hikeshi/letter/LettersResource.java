package org.hikeshi.letter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hikeshi.letter.Letters.Form;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

/// The draft of the letter for a hospital's duty to tell the persons, on paper and as plain text
/// for a word processor; with `?substitute=true`, of what is published in its place.
@Path("/duties/{id}")
@RunOnVirtualThread
class LettersResource {

  private final Letters letters;
  private final Caller caller;

  LettersResource(Letters letters, Caller caller) {
    this.letters = letters;
    this.caller = caller;
  }

  @GET
  @Path("letter.pdf")
  @Produces("application/pdf")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read the draft of the letter to the persons concerned as a PDF")
  @APIResponse(responseCode = "200", description = "The draft")
  @APIResponse(responseCode = "409", ref = "409")
  public Response pdf(@PathParam("id") UUID id, @QueryParam("substitute") boolean substitute) {
    return letters.of(caller, id, Form.PDF, substitute);
  }

  @GET
  @Path("letter.txt")
  @Produces("text/plain;charset=UTF-8")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read the draft of the letter to the persons concerned as text")
  @APIResponse(responseCode = "200", description = "The draft")
  @APIResponse(responseCode = "409", ref = "409")
  public Response text(@PathParam("id") UUID id, @QueryParam("substitute") boolean substitute) {
    return letters.of(caller, id, Form.TEXT, substitute);
  }
}
