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
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Role;

/// For dispatch-service: which ways to an engineer are to be tested. The same test again is no
/// second call.
@Path("contact-tests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class ContactTestsResource {

  private static final String NEEDED = "{jakarta.validation.constraints.NotNull.message}";

  private final Calling calling;

  ContactTestsResource(Calling calling) {
    this.calling = calling;
  }

  record Tests(
      @NotNull(message = NEEDED) UUID engineerId,
      @NotEmpty(message = "{jakarta.validation.constraints.NotEmpty.message}")
          @Size(max = 20, message = "{jakarta.validation.constraints.Size.message}")
          List<@Valid Test> tests) {}

  /// @param position of the contact, from 0
  record Test(
      @NotNull(message = NEEDED) UUID id,
      @NotNull(message = NEEDED)
          @Min(value = 0, message = "{jakarta.validation.constraints.Min.message}")
          @Max(value = 19, message = "{jakarta.validation.constraints.Max.message}")
          Integer position) {}

  @POST
  @Transactional
  @Idempotent
  public Response test(Tests asked) {
    for (var test : asked.tests()) {
      calling.test(test.id(), asked.engineerId(), test.position());
    }
    return Response.accepted().build();
  }
}
