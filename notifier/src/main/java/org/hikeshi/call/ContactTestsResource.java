package org.hikeshi.call;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Role;

/// For dispatch-service: which ways to an engineer are to be tested. The same test again is no
/// second call.
@Path("contact-tests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class ContactTestsResource {

  private final Calling calling;

  ContactTestsResource(Calling calling) {
    this.calling = calling;
  }

  record Tests(@NotNull UUID engineerId, @NotEmpty @Size(max = 20) List<@Valid Test> tests) {}

  /// @param position of the contact, from 0
  record Test(@NotNull UUID id, @NotNull @Min(0) @Max(19) Integer position) {}

  @POST
  @Transactional
  @Idempotent
  @Operation(summary = "Call an engineer to test the ways to reach her")
  @APIResponse(responseCode = "202", description = "Begun")
  public Response test(Tests asked) {
    for (var test : asked.tests()) {
      calling.test(test.id(), asked.engineerId(), test.position());
    }
    return Response.accepted().build();
  }
}
