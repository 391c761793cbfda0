package org.hikeshi.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.card.ReceiptCodes;
import org.hikeshi.events.Origin;
import org.hikeshi.incident.Clerk;
import org.hikeshi.incident.Filing;
import org.hikeshi.incident.Filing.Outcome;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Viewing;
import org.hikeshi.web.Html;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// How an incident stands, by the code on its receipt: for a hospital whose mail and sign-in are
/// down. It shows no words of a report and no names, and takes more words.
@Path("pages/follow")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class FollowPage {

  private final ReceiptCodes codes;
  private final Incidents incidents;
  private final Viewing viewing;
  private final Filing filing;
  private final AsTyped asTyped;
  private final Tenant tenant;
  private final Texts texts;

  FollowPage(
      ReceiptCodes codes,
      Incidents incidents,
      Viewing viewing,
      Filing filing,
      AsTyped asTyped,
      Tenant tenant,
      Texts texts) {
    this.codes = codes;
    this.incidents = incidents;
    this.viewing = viewing;
    this.filing = filing;
    this.asTyped = asTyped;
    this.tenant = tenant;
    this.texts = texts;
  }

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record FollowAsk(Texts texts, boolean unknown) implements TemplateInstance {}

  @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
  record Follow(
      Texts texts,
      String code,
      IncidentView view,
      Labels labels,
      boolean added,
      String refused,
      String because)
      implements TemplateInstance {}

  @GET
  @Operation(hidden = true)
  @Transactional
  public Response ask(@QueryParam("code") @Nullable String code) {
    if (code == null) {
      return Html.ok(new FollowAsk(texts.lasting(), false));
    }
    return tenant.all(() -> followed(code)).isPresent()
        ? Html.onTo(page(code))
        : Html.of(Response.Status.NOT_FOUND, new FollowAsk(texts.lasting(), true));
  }

  @GET
  @Path("{code}")
  @Operation(hidden = true)
  @Transactional
  public Response show(
      @PathParam("code") String code, @QueryParam("added") @Nullable String added) {
    var view = tenant.all(() -> viewing.view(followed(code).orElseThrow(NotFoundException::new)));
    return Html.ok(
        new Follow(
            texts.lasting(), code, view, new Labels(texts.lasting()), added != null, "", ""));
  }

  @POST
  @Path("{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response add(@PathParam("code") String code, @FormParam("words") @Nullable String words) {
    return words == null || words.isBlank()
        ? Html.onTo(page(code))
        : tenant.all(() -> added(code, words.replace("\0", "").replace("\r\n", "\n")));
  }

  /// An incident that was withdrawn, erased or goes on in another takes none, and one whose words
  /// are many has room for few: the words stay on the screen then.
  private Response added(String code, String words) {
    var incident =
        codes.followed(code).flatMap(incidents::lock).orElseThrow(NotFoundException::new);
    var view = viewing.view(incident);
    var clerk = new Clerk(incident.hospitalId(), Origin.CARD, texts.of("card.clerk"));
    var said = asTyped.more(view.latest().summary(), words);
    return switch (filing.followUp(incident, said, clerk)) {
      case Outcome.Filed _ -> Html.onTo(page(code) + "?added=1");
      case Outcome.TooLong(var by) -> {
        var fits = Math.max(0, words.strip().length() - by);
        yield refused(code, view, words, texts.of("form.too-long", fits));
      }
      default -> refused(code, view, words, texts.of("follow.refused"));
    };
  }

  private Response refused(String code, IncidentView view, String words, String because) {
    return Html.of(
        Response.Status.CONFLICT,
        new Follow(
            texts.lasting(), code, view, new Labels(texts.lasting()), false, words, because));
  }

  /// Of a code that may be typed in wide letters, which no address has.
  private static String page(String code) {
    return "/pages/follow/" + ReceiptCodes.written(code);
  }

  /// Only to look: this page is read again and again, and nobody waits for it.
  private Optional<Incident> followed(String code) {
    return codes.followed(code).flatMap(incidents::findByIdOptional);
  }
}
