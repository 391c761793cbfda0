package org.hikeshi.call;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.call.CallReport.Status;
import org.hikeshi.phone.ByTheGateway;
import org.hikeshi.web.Problems;
import org.jspecify.annotations.Nullable;

/// Where the telephone gateway tells what became of an attempt (docs/gateway.md). The same again is
/// the same answer.
@Path("phone/reports")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@ByTheGateway
@RunOnVirtualThread
class PhoneReportsResource {

  private final Reporting reporting;
  private final Problems problems;

  PhoneReportsResource(Reporting reporting, Problems problems) {
    this.reporting = reporting;
    this.problems = problems;
  }

  /// @param id of the message that was sent
  /// @param key with KEY_PRESSED, which one
  record Told(
      @NotNull UUID id,
      @NotNull Status status,
      @Pattern(regexp = "[0-9*#]", message = "{call.key}") @Nullable String key) {}

  /// @param say to whoever pressed a key
  record Heard(@Nullable String say) {}

  @POST
  @Operation(summary = "Tell what became of a call")
  @APIResponseSchema(responseCode = "200", value = Heard.class)
  public Response tell(Told told) {
    return reporting.callOf(told.id()).map(call -> heard(call, told)).orElseGet(problems::notFound);
  }

  /// While the control room is away the gateway has to tell it again.
  private Response heard(Call call, Told told) {
    try {
      if (told.status() == Status.KEY_PRESSED) {
        var key = told.key() == null ? "" : told.key();
        return Response.ok(new Heard(reporting.pressed(call, told.id(), key))).build();
      }
      reporting.delivery(call, told.id(), told.status());
      return Response.ok(new Heard(null)).build();
    } catch (ProcessingException | WebApplicationException e) {
      Log.warnf("attempt %s: a report could not be taken: %s", told.id(), e.toString());
      return problems.later("call.not-taken", 2);
    }
  }
}
