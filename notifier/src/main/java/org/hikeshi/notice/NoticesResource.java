package org.hikeshi.notice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Notices: read by the hospital, the authority they are addressed to, and the duty desk.
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class NoticesResource {

  private final Notices notices;
  private final NoticeViews views;
  private final Approving approving;
  private final Receipting receipting;
  private final ChoosingTheWay choosing;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;

  NoticesResource(
      Notices notices,
      NoticeViews views,
      Approving approving,
      Receipting receipting,
      ChoosingTheWay choosing,
      Caller caller,
      Problems problems,
      Texts texts) {
    this.notices = notices;
    this.views = views;
    this.approving = approving;
    this.receipting = receipting;
    this.choosing = choosing;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
  }

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "List notices")
  @APIResponseSchema(responseCode = "200", value = NoticeView.class)
  public Response list(
      @QueryParam("state") @Schema(ref = "NoticeState") @Nullable String state,
      @BeanParam Paging paging) {
    var found = notices.page(caller, selection(state), paging.after(), paging.limit() + 1);
    return paging.answer(views.of(found), NoticeView::id);
  }

  private Selection selection(@Nullable String state) {
    try {
      return state == null ? Selection.ALL : new Selection(NoticeState.valueOf(state), false, null);
    } catch (IllegalArgumentException e) {
      throw new Invalid(List.of(FieldFault.of("/state", texts, "selection.state")));
    }
  }

  @GET
  @Path("{id}")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  @Operation(summary = "Read a notice")
  @APIResponseSchema(responseCode = "200", value = NoticeView.class)
  public Response read(@PathParam("id") UUID id) {
    return notices
        .seenBy(caller, id)
        .map(notice -> Response.ok(views.of(notice)).build())
        .orElseGet(problems::notFound);
  }

  @POST
  @Path("{id}/approval")
  @Transactional
  @Idempotent
  @RolesAllowed(Role.HOSPITAL)
  @Operation(summary = "Approve a notice: it is sent")
  @APIResponseSchema(responseCode = "200", value = NoticeView.class)
  public Response approve(@PathParam("id") UUID id, ApprovalRequest by) {
    var found = notices.seenBy(caller, id);
    if (found.isEmpty()) {
      return problems.notFound();
    }
    return switch (approving.approve(found.get(), by, caller)) {
      case Approving.Answer.Approved _ -> Response.ok(views.of(found.get())).build();
      case Approving.Answer.NoDraft _ -> problems.of(Status.CONFLICT, "notice.no-draft");
      case Approving.Answer.Withdrawn _ -> problems.of(Status.CONFLICT, "notice.withdrawn");
      case Approving.Answer.Erased(var at) -> problems.of(Status.GONE, "notice.erased", at);
    };
  }

  @POST
  @Path("{id}/receipt")
  @Transactional
  @Idempotent
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY})
  @Operation(summary = "Record that an authority received a notice")
  @APIResponseSchema(responseCode = "200", value = NoticeView.class)
  public Response receipt(@PathParam("id") UUID id, ReceiptRequest said) {
    var found = notices.seenBy(caller, id);
    if (found.isEmpty()) {
      return problems.notFound();
    }
    return switch (receipting.record(found.get(), said, caller)) {
      case Receipting.Answer.Recorded _ -> Response.ok(views.of(found.get())).build();
      case Receipting.Answer.NumberMissing _ ->
          problems.unprocessable(List.of("/receiptNumber"), "notice.number-missing");
      case Receipting.Answer.OtherNumber _ -> problems.of(Status.CONFLICT, "notice.other-number");
      case Receipting.Answer.Unexplained _ -> problems.of(Status.CONFLICT, "notice.unexplained");
      case Receipting.Answer.StillADraft _ -> problems.of(Status.CONFLICT, "notice.still-a-draft");
      case Receipting.Answer.TooEarly _ ->
          throw new Invalid(List.of(FieldFault.of("/receivedAt", texts, "notice.received-early")));
      case Receipting.Answer.NotByHand _ -> problems.of(Status.CONFLICT, "notice.not-by-hand");
    };
  }

  @PUT
  @Path("{id}/way")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Choose how a notice goes to its authority")
  @APIResponseSchema(responseCode = "200", value = NoticeView.class)
  public Response way(@PathParam("id") UUID id, ChosenWay.Request chosen) {
    var found = notices.seenBy(caller, id);
    if (found.isEmpty()) {
      return problems.notFound();
    }
    return switch (choosing.choose(found.get(), chosen, caller)) {
      case ChoosingTheWay.Answer.Chosen _ -> Response.ok(views.of(found.get())).build();
      case ChoosingTheWay.Answer.StillADraft _ ->
          problems.of(Status.CONFLICT, "notice.not-approved");
      case ChoosingTheWay.Answer.OwedNoMore _ ->
          problems.of(Status.CONFLICT, "notice.owed-no-more");
      case ChoosingTheWay.Answer.Closed _ -> problems.of(Status.CONFLICT, "notice.closed");
      case ChoosingTheWay.Answer.NothingAgreed _ ->
          problems.unprocessable(List.of("/way"), "notice.nothing-agreed");
      case ChoosingTheWay.Answer.Erased(var at) -> problems.of(Status.GONE, "notice.erased", at);
    };
  }
}
