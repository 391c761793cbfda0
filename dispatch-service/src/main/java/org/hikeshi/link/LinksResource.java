package org.hikeshi.link;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.dispatch.Reply;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// For notifier, which makes the calls: the link that a call carries, and the key that was pressed
/// in it. A PUT under the call's own id, so that a repeat makes no second link; and no kept answer
/// of an idempotency key, for it would hold the word in plain sight.
@Path("offers/{id}/links/{call}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@RunOnVirtualThread
class LinksResource {

  private final Linking linking;
  private final Problems problems;

  LinksResource(Linking linking, Problems problems) {
    this.linking = linking;
    this.problems = problems;
  }

  record Key(@NotNull Answer answer) {}

  @PUT
  @Transactional
  @Operation(summary = "Make the one-time link of a call about an offer")
  @APIResponseSchema(responseCode = "200", value = Sheet.class)
  public Response make(@PathParam("id") UUID offer, @PathParam("call") UUID call) {
    return linking
        .make(offer, call)
        .map(sheet -> Response.ok(sheet).build())
        .orElseGet(problems::notFound);
  }

  /// The engineer's own answer, given in the call that carries this link and in no other way.
  @PUT
  @Path("reply")
  @Transactional
  @Operation(summary = "Tell what the engineer answered in a call about an offer")
  @APIResponseSchema(responseCode = "200", value = Outcome.class)
  public Response reply(@PathParam("id") UUID offer, @PathParam("call") UUID call, Key key) {
    return switch (linking.byKey(offer, call, key.answer())) {
      case Reply.Accepted _ -> said("ACCEPTED");
      case Reply.Declined _ -> said("DECLINED");
      case Reply.AnsweredOtherwise _ -> said("ANSWERED_OTHERWISE");
      case Reply.SeatTaken _ -> said("SEAT_TAKEN");
      case Reply.Gone _ -> said("GONE");
      case Reply.Unknown _ -> problems.notFound();
    };
  }

  @Schema(name = "LinkOutcome")
  record Outcome(String outcome) {}

  private static Response said(String outcome) {
    return Response.ok(new Outcome(outcome)).build();
  }
}
