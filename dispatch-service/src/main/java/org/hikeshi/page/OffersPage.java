package org.hikeshi.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.dispatch.OfferReply;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.dispatch.Offers;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.dispatch.Reply;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Accept or decline: one page, two large buttons. Below them, the ways by which she is called.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class OffersPage {

  private static final int SHOWN = 20;

  private final Template page;
  private final Offers offers;
  private final Dispatching dispatching;
  private final Roster roster;
  private final Audit audit;
  private final Caller caller;
  private final Texts texts;
  private final FilledIn filled;
  private final Clock clock;

  OffersPage(
      @Location("offers.html") Template page,
      Offers offers,
      Dispatching dispatching,
      Roster roster,
      Audit audit,
      Caller caller,
      Texts texts,
      FilledIn filled,
      Clock clock) {
    this.page = page;
    this.offers = offers;
    this.dispatching = dispatching;
    this.roster = roster;
    this.audit = audit;
    this.caller = caller;
    this.texts = texts;
    this.filled = filled;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response home() {
    return Response.seeOther(URI.create("/pages")).build();
  }

  @GET
  @Path("pages")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
  public Response start() {
    return Response.seeOther(
            URI.create(caller.is(Role.ENGINEER) ? "/pages/offers" : "/pages/dispatches"))
        .build();
  }

  /// @param said what became of the last answer, as a code
  @GET
  @Path("pages/offers")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  public TemplateInstance offers(@QueryParam("said") @Nullable String said) {
    var now = clock.instant();
    return page.data("texts", texts)
        .data("said", Said.of(said))
        .data("reasons", DeclineReason.values())
        .data("away", roster.awayUntil(caller.engineerId(), now).orElse(null))
        .data("ways", roster.waysTo(caller.engineerId()))
        .data(
            "cards",
            offers.openTo(caller.engineerId(), null, SHOWN).stream()
                .sorted(Comparator.comparing(OpenOffer::expiresAt))
                .map(offer -> OfferCard.of(offer, texts, now))
                .toList());
  }

  @POST
  @Path("pages/offers/{id}/accept")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  public Response accept(
      @PathParam("id") UUID id, @FormParam("etaMinutes") @Nullable Integer etaMinutes) {
    var reply = new OfferReply(Answer.ACCEPT, etaMinutes, null);
    return filled.isRight(reply) ? answer(id, reply) : to("/pages/offers?said=NOT_NOW");
  }

  @POST
  @Path("pages/offers/{id}/decline")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  public Response decline(
      @PathParam("id") UUID id,
      @FormParam("reason") @Nullable DeclineReason reason,
      @FormParam("vendor") @Nullable String vendor) {
    var reply = new OfferReply(Answer.DECLINE, null, reason, FilledIn.chosen(vendor));
    return filled.isRight(reply) ? answer(id, reply) : to("/pages/offers?said=NOT_NOW");
  }

  @POST
  @Path("pages/offers/ways/test")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  public Response testWays() {
    var her = caller.engineerId();
    int asked = roster.testContacts(her);
    if (asked > 0) {
      audit.record("engineer.contacts-tested", null, "engineer/" + her, Map.of());
    }
    var said = asked == roster.waysTo(her).size() ? Said.TESTING : Said.TESTING_LATELY;
    return to("/pages/offers?said=" + said);
  }

  private Response answer(UUID id, OfferReply reply) {
    return switch (dispatching.answer(id, caller.engineerId(), reply)) {
      case Reply.Accepted(var dispatch) -> to("/pages/dispatches/" + dispatch);
      case Reply.Declined _ -> to("/pages/offers?said=DECLINED");
      case Reply.AnsweredOtherwise _ -> to("/pages/offers?said=OTHERWISE");
      case Reply.SeatTaken _ -> to("/pages/offers?said=TAKEN");
      case Reply.Gone _, Reply.Unknown _ -> to("/pages/offers?said=GONE");
    };
  }

  private static Response to(String page) {
    return Response.seeOther(URI.create(page)).build();
  }
}
