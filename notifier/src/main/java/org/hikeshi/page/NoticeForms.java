package org.hikeshi.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.notice.ApprovalRequest;
import org.hikeshi.notice.Approving;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.ReceiptRequest;
import org.hikeshi.notice.Receipting;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// What is sent from a notice's page: the hospital's yes, and the receipt.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class NoticeForms {

  /// So long a name or a title may be, as by the API.
  private static final int NAME = 200;

  private final Notices notices;
  private final Approving approving;
  private final Receipting receipting;
  private final Caller caller;
  private final Clock clock;

  NoticeForms(
      Notices notices, Approving approving, Receipting receipting, Caller caller, Clock clock) {
    this.notices = notices;
    this.approving = approving;
    this.receipting = receipting;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Path("pages/inbox/{id}/approval")
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  public Response approve(
      @PathParam("id") UUID id,
      @FormParam("name") @Nullable String name,
      @FormParam("title") @Nullable String title) {
    var notice = notices.seenBy(caller, id).orElseThrow(NotFoundException::new);
    if (name == null || name.isBlank() || bent(name, NAME)) {
      return to(id, "name-missing");
    }
    if (title != null && bent(title, NAME)) {
      return to(id, "title-bent");
    }
    var by =
        new ApprovalRequest(name.strip(), title == null || title.isBlank() ? null : title.strip());
    return switch (approving.approve(notice, by, caller)) {
      case Approving.Answer.Approved _ -> to(id, "approved");
      case Approving.Answer.NoDraft _ -> to(id, "no-draft");
      case Approving.Answer.Withdrawn _ -> to(id, "withdrawn");
      case Approving.Answer.Erased _ -> to(id, "words-erased");
    };
  }

  @POST
  @Path("pages/inbox/{id}/receipt")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY})
  public Response receipt(
      @PathParam("id") UUID id,
      @FormParam("receiptNumber") @Nullable String number,
      @FormParam("receivedAt") @Nullable String receivedAt,
      @FormParam("reason") @Nullable String reason) {
    var notice = notices.seenBy(caller, id).orElseThrow(NotFoundException::new);
    if (reason != null && (reason.isBlank() || bent(reason, 2_000))) {
      return to(id, "reason-missing");
    }
    if (number != null && bent(number, 100)) {
      return to(id, "number-missing");
    }
    var at = receivedAt == null || receivedAt.isBlank() ? null : inJapan(receivedAt);
    if (at != null && at.isAfter(clock.instant())) {
      return to(id, "received-ahead");
    }
    var said = new ReceiptRequest(number, at, "PAGE", reason);
    return switch (receipting.record(notice, said, caller)) {
      case Receipting.Answer.Recorded _ -> to(id, "receipted");
      case Receipting.Answer.NumberMissing _ -> to(id, "number-missing");
      case Receipting.Answer.OtherNumber _ -> to(id, "other-number");
      case Receipting.Answer.Unexplained _ -> to(id, "unexplained");
      case Receipting.Answer.StillADraft _ -> to(id, "still-a-draft");
      case Receipting.Answer.TooEarly _ -> to(id, "received-early");
      case Receipting.Answer.NotByHand _ -> to(id, "not-by-hand");
    };
  }

  private static boolean bent(String text, int most) {
    return text.length() > most || text.indexOf(0) >= 0;
  }

  /// What cannot be read is ahead of all times, and refused as such.
  private static Instant inJapan(String local) {
    try {
      return Written.inJapan(local);
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }

  private static Response to(UUID id, String said) {
    return Response.seeOther(URI.create("/pages/inbox/" + id + "?said=" + said)).build();
  }
}
