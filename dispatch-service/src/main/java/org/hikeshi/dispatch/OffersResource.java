package org.hikeshi.dispatch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// The offers that stand before an engineer, and her answers.
@Path("offers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ENGINEER)
@RunOnVirtualThread
class OffersResource {

  private final Offers offers;
  private final Dispatching dispatching;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;

  OffersResource(
      Offers offers,
      Dispatching dispatching,
      Caller caller,
      Problems problems,
      Texts texts,
      Audit audit) {
    this.offers = offers;
    this.dispatching = dispatching;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
  }

  record Outcome(String outcome, UUID dispatchId) {}

  @GET
  @Transactional
  @Operation(summary = "List the offers that wait for an answer")
  @APIResponseSchema(responseCode = "200", value = OpenOffer.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answer(
        offers.openTo(caller.engineerId(), paging.after(), paging.limit() + 1), OpenOffer::id);
  }

  /// The answer is a row of the audit, also when it came too late.
  @PUT
  @Path("{id}/reply")
  @Transactional
  @Operation(summary = "Accept or decline an offer")
  @APIResponseSchema(responseCode = "200", value = Outcome.class)
  public Response reply(@PathParam("id") UUID id, OfferReply reply) {
    if (reply.answer() == Answer.DECLINE && reply.reason() == null) {
      return problems.invalid(List.of(FieldFault.of("/reason", texts, "offer.reason-needed")));
    }
    var outcome = dispatching.answer(id, caller.engineerId(), reply);
    audit.record(
        "offer.answered",
        null,
        "offer/" + id,
        Map.of("answer", reply.answer().name(), "outcome", outcome.getClass().getSimpleName()));
    return switch (outcome) {
      case Reply.Accepted(var dispatch) -> Response.ok(new Outcome("ACCEPTED", dispatch)).build();
      case Reply.Declined(var dispatch) -> Response.ok(new Outcome("DECLINED", dispatch)).build();
      case Reply.AnsweredOtherwise _ -> conflict("offer.answered-otherwise");
      case Reply.SeatTaken _ -> conflict("offer.seat-taken");
      case Reply.Gone(var at) -> problems.of(Response.Status.GONE, "offer.gone", at);
      case Reply.Unknown _ -> problems.notFound();
    };
  }

  private Response conflict(String words) {
    return problems.of(Response.Status.CONFLICT, words);
  }
}
