package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.delivery.NoticeBodies;
import org.hikeshi.form.Document;
import org.hikeshi.form.NineItems;
import org.hikeshi.form.Rendering;
import org.hikeshi.letter.Letters;
import org.hikeshi.notice.Containing;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeView;
import org.hikeshi.notice.NoticeViews;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Receipting;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// One notice: what it says, where it stands, and what its reader may do about it.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class NoticePage {

  /// What was sent and is done; whatever else is said refuses it.
  private static final Set<String> TAKEN =
      Set.of(
          "approved",
          "receipted",
          "question-asked",
          "question-answered",
          "question-withdrawn",
          "way-chosen");

  private final Template one;
  private final Notices notices;
  private final NoticeViews views;
  private final NoticeCards cards;
  private final Receipting receipting;
  private final Containing containing;
  private final NoticeBodies bodies;
  private final Rendering rendering;
  private final Letters letters;
  private final BesidePage beside;
  private final Caller caller;
  private final Texts texts;

  NoticePage(
      @Location("notice.html") Template one,
      Notices notices,
      NoticeViews views,
      NoticeCards cards,
      Receipting receipting,
      Containing containing,
      NoticeBodies bodies,
      Rendering rendering,
      Letters letters,
      BesidePage beside,
      Caller caller,
      Texts texts) {
    this.one = one;
    this.notices = notices;
    this.views = views;
    this.cards = cards;
    this.receipting = receipting;
    this.containing = containing;
    this.bodies = bodies;
    this.rendering = rendering;
    this.letters = letters;
    this.beside = beside;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param said what became of the last form, as a code
  @GET
  @Path("pages/inbox/{id}")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public TemplateInstance one(@PathParam("id") UUID id, @QueryParam("said") @Nullable String said) {
    var shown =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var notice = notices.seenBy(caller, id).orElseThrow(NotFoundException::new);
                  var view = views.of(notice);
                  return new Shown(
                      notice,
                      view,
                      beside.of(view),
                      letters.duty(notice.incidentId()).isPresent(),
                      held(notice),
                      containedIn(notice));
                });
    var held = shown.held();
    var document = document(shown.notice());
    return one.data("texts", texts)
        .data("inbox", cards.inbox())
        .data("card", cards.of(shown.view()))
        .data("beside", shown.beside())
        .data("document", document)
        .data("noDocument", document == null ? noDocument(shown.notice()) : null)
        .data("items", document == null ? List.of() : NineItems.of(document, texts))
        .data("letter", !caller.is(Role.AUTHORITY) && shown.letter())
        .data("byHand", !caller.is(Role.AUTHORITY) && shown.view().toDo() != null)
        .data("said", said != null && said.matches("[a-z-]{1,40}") ? "notice." + said : null)
        .data("taken", said != null && TAKEN.contains(said))
        .data("waits", shown.view().waitsForApproval())
        .data("held", held == null ? null : texts.of(held.code()))
        .data("instead", held == null ? null : held.instead())
        .data("containedIn", shown.containedIn())
        .data("approvable", caller.is(Role.HOSPITAL) && shown.view().waitsForApproval())
        .data("receiptable", receiptable(shown))
        .data("correctable", correctable(shown.view()));
  }

  private record Shown(
      Notice notice,
      NoticeView view,
      Beside beside,
      boolean letter,
      @Nullable Held held,
      @Nullable Integer containedIn) {}

  /// What is said of a held one, and the newer in its place, to which a receipt number belongs.
  private record Held(String code, @Nullable UUID instead) {}

  /// Of what its authority may see it was tried, and it may have it.
  private @Nullable Held held(Notice notice) {
    if (caller.is(Role.AUTHORITY)) {
      return notice.held() ? new Held("page.held-tried", null) : null;
    }
    if (!receipting.isHeldWhileItGoesOn(notice)) {
      return null;
    }
    if (!containing.mayBeOwedAgain(notice)) {
      return new Held(notice.firstSentAt() == null ? "page.held" : "page.held-tried", null);
    }
    return containing
        .newest(notice)
        .map(newer -> new Held("page.held-newer", newer.id()))
        .orElse(new Held("page.held-open", null));
  }

  /// The number of a report that its authority may not have yet is no news for it.
  private @Nullable Integer containedIn(Notice notice) {
    return caller.is(Role.AUTHORITY) ? null : containing.report(notice).orElse(null);
  }

  private String noDocument(Notice notice) {
    var erasedAt = bodies.erasedAt(notice);
    return erasedAt == null ? texts.of("notice.not-rendered") : texts.of("notice.erased", erasedAt);
  }

  /// Null while incident-api does not answer, and once it is erased: the page stands without it.
  private @Nullable Document document(Notice notice) {
    try {
      return rendering.read(bodies.of(notice));
    } catch (ProcessingException | WebApplicationException e) {
      return null;
    }
  }

  private boolean receiptable(Shown shown) {
    var view = shown.view();
    return switch (view.state()) {
      case TO_FILE, FAILED -> caller.is(Role.HOSPITAL) || caller.is(Role.AUTHORITY);
      case SENDING, DELIVERED -> caller.is(Role.AUTHORITY);
      case RECEIPTED -> {
        var receipt = view.receipt();
        yield caller.is(Role.AUTHORITY) && receipt != null && receipt.byHand();
      }
      case DRAFT -> !caller.is(Role.COORDINATOR) && shown.held() != null;
    };
  }

  /// What an authority said itself, it may correct.
  private boolean correctable(NoticeView view) {
    var receipt = view.receipt();
    return caller.is(Role.AUTHORITY) && receipt != null && !receipt.byHand();
  }
}
