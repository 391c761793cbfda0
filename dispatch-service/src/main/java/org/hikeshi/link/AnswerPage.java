package org.hikeshi.link;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.Optional;
import org.hikeshi.dispatch.OfferReply;
import org.hikeshi.dispatch.OfferReply.Answer;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.dispatch.Reply;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.page.OfferCard;
import org.hikeshi.web.Html;
import org.hikeshi.web.Texts;

/// What a one-time link opens: the offer and two large buttons. Reading it answers nothing, so a
/// preview of the link does no harm; only a POST does.
///
/// Its forms are `text/plain` and carry no CSRF token: there is no cookie to misuse, and whoever
/// can write this address may answer anyway.
@Path("pages/answer/{word}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class AnswerPage {

  private final Template page;
  private final Linking linking;
  private final Knocking knocking;
  private final CurrentVertxRequest request;
  private final Texts texts;
  private final Clock clock;

  AnswerPage(
      @Location("answer.html") Template page,
      Linking linking,
      Knocking knocking,
      CurrentVertxRequest request,
      Texts texts,
      Clock clock) {
    this.page = page;
    this.linking = linking;
    this.knocking = knocking;
    this.request = request;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @Transactional
  public Response show(@PathParam("word") String word) {
    return linking
        .look(word)
        .map(
            found ->
                found
                    .open()
                    .map(offer -> offered(word, offer))
                    .orElseGet(
                        () ->
                            found.hers() ? said(Status.OK, "ACCEPTED") : said(Status.GONE, "GONE")))
        .orElseGet(this::unknown);
  }

  @POST
  @Path("accept")
  @Consumes(MediaType.TEXT_PLAIN)
  @Transactional
  public Response accept(@PathParam("word") String word, String form) {
    var eta =
        PlainForm.value(form, "etaMinutes")
            .filter(minutes -> minutes.matches("[0-9]{1,4}"))
            .map(Integer::valueOf);
    return answer(word, new OfferReply(Answer.ACCEPT, eta.orElse(null), null));
  }

  @POST
  @Path("decline")
  @Consumes(MediaType.TEXT_PLAIN)
  @Transactional
  public Response decline(@PathParam("word") String word, String form) {
    var vendor = PlainForm.value(form, "vendor").filter(name -> !name.isEmpty()).orElse(null);
    return answer(word, new OfferReply(Answer.DECLINE, null, reason(form), vendor));
  }

  private static DeclineReason reason(String form) {
    var said = PlainForm.value(form, "reason");
    for (var reason : DeclineReason.values()) {
      if (said.equals(Optional.of(reason.name()))) {
        return reason;
      }
    }
    return DeclineReason.OTHER;
  }

  /// Without a redirect: whoever reads it needs no second request to get through.
  private Response answer(String word, OfferReply given) {
    return linking
        .answer(word, given)
        .map(
            reply ->
                switch (reply) {
                  case Reply.Accepted _ -> said(Status.OK, "ACCEPTED");
                  case Reply.Declined _ -> said(Status.OK, "DECLINED");
                  case Reply.AnsweredOtherwise _ -> said(Status.CONFLICT, "OTHERWISE");
                  case Reply.SeatTaken _ -> said(Status.CONFLICT, "TAKEN");
                  case Reply.Gone _, Reply.Unknown _ -> said(Status.GONE, "GONE");
                })
        .orElseGet(this::unknown);
  }

  private Response unknown() {
    var address = request.getCurrent().request().remoteAddress().hostAddress();
    return knocking.tooMuch(String.valueOf(address))
        ? Response.status(Status.TOO_MANY_REQUESTS).header("Retry-After", 60).build()
        : said(Status.NOT_FOUND, "GONE");
  }

  private Response offered(String word, OpenOffer offer) {
    return Html.of(
        Status.OK, with("", word).data("card", OfferCard.of(offer, texts, clock.instant())));
  }

  private Response said(Status status, String outcome) {
    return Html.of(status, with(outcome, "").data("card", null));
  }

  private TemplateInstance with(String outcome, String word) {
    return page.data("texts", texts)
        .data("said", outcome.isEmpty() ? null : "page.said." + outcome)
        .data("accepted", outcome.equals("ACCEPTED"))
        .data("reasons", DeclineReason.values())
        .data("word", word);
  }
}
