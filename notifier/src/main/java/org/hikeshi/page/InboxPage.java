package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.channel.Authorities;
import org.hikeshi.delivery.NoticeBodies;
import org.hikeshi.form.Document;
import org.hikeshi.form.NineItems;
import org.hikeshi.form.Rendering;
import org.hikeshi.letter.Letters;
import org.hikeshi.notice.Approving;
import org.hikeshi.notice.Containing;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeView;
import org.hikeshi.notice.NoticeViews;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Overdue;
import org.hikeshi.notice.Selection;
import org.hikeshi.question.Asking;
import org.hikeshi.reminder.Standing;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The authority's inbox: what is overdue, all notices, and a period to be taken away; and the same
/// for the hospital whose notices they are.
///
/// Past 200 lines by what it is given and hands on to its templates, a line each.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class InboxPage {

  private static final int SHOWN = 50;
  private static final int OVERDUE = 20;
  private static final int ANSWERED = 20;

  /// What was sent and is done; whatever else is said refuses it.
  private static final Set<String> TAKEN =
      Set.of(
          "approved",
          "receipted",
          "question-asked",
          "question-answered",
          "question-withdrawn",
          "way-chosen");

  private final Template list;
  private final Template one;
  private final Notices notices;
  private final NoticeViews views;
  private final Approving approving;
  private final Containing containing;
  private final NoticeBodies bodies;
  private final Rendering rendering;
  private final Letters letters;
  private final Authorities authorities;
  private final Standing reminders;
  private final Overdue overdue;
  private final BesidePage beside;
  private final Asking asking;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  InboxPage(
      @Location("inbox.html") Template list,
      @Location("notice.html") Template one,
      Notices notices,
      NoticeViews views,
      Approving approving,
      Containing containing,
      NoticeBodies bodies,
      Rendering rendering,
      Letters letters,
      Authorities authorities,
      Standing reminders,
      Overdue overdue,
      BesidePage beside,
      Asking asking,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.list = list;
    this.one = one;
    this.notices = notices;
    this.views = views;
    this.approving = approving;
    this.containing = containing;
    this.bodies = bodies;
    this.rendering = rendering;
    this.letters = letters;
    this.authorities = authorities;
    this.reminders = reminders;
    this.overdue = overdue;
    this.beside = beside;
    this.asking = asking;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response home() {
    return to("/pages/inbox");
  }

  @GET
  @Path("pages")
  @PermitAll
  public Response start() {
    return to("/pages/inbox");
  }

  @GET
  @Path("pages/inbox")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public TemplateInstance list(@QueryParam("after") @Nullable String after) {
    var from = after == null ? null : Ids.read(after).orElse(null);
    var found = notices.page(caller, Selection.ALL, from, SHOWN + 1);
    var shown = found.subList(0, Math.min(found.size(), SHOWN));
    return list.data("texts", texts)
        .data("inbox", inbox())
        .data("reminders", from == null ? reminders() : List.of())
        .data("overdue", from == null ? cards(overdue.of(caller, OVERDUE)) : List.of())
        .data("answered", from == null ? cards(views.of(answered())) : List.of())
        .data("first", JapanTime.dayOf(clock.instant()).withDayOfMonth(1))
        .data("today", JapanTime.dayOf(clock.instant()))
        .data("cards", cards(views.of(shown)))
        .data("older", shown.size() < found.size() ? shown.getLast().id() : null);
  }

  /// What an authority waits for, and would look for in vain among what is newer.
  private List<Notice> answered() {
    return caller.is(Role.AUTHORITY) ? asking.answeredLately(caller, ANSWERED) : List.of();
  }

  private List<NoticeCard> cards(List<NoticeView> found) {
    return found.stream().map(this::card).toList();
  }

  /// Only for an authority are these notices that came in; a hospital has to approve and file them.
  private String inbox() {
    return texts.of(caller.is(Role.AUTHORITY) ? "page.inbox" : "page.notices");
  }

  private List<ReminderCard> reminders() {
    return caller.is(Role.AUTHORITY)
        ? List.of()
        : reminders.of(caller, texts).stream()
            .map(on -> new ReminderCard(on.incidentNumber(), on.what(), on.when(), on.day()))
            .toList();
  }

  private NoticeCard card(NoticeView view) {
    return new NoticeCard(view, authorities.name(view.authority()));
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
                      approving.waits(notice),
                      containedIn(notice));
                });
    var document = document(shown.notice());
    return one.data("texts", texts)
        .data("inbox", inbox())
        .data("card", card(shown.view()))
        .data("beside", shown.beside())
        .data("document", document)
        .data("items", document == null ? List.of() : NineItems.of(document, texts))
        .data("letter", !caller.is(Role.AUTHORITY) && shown.letter())
        .data("byHand", !caller.is(Role.AUTHORITY) && shown.view().toDo() != null)
        .data("said", said != null && said.matches("[a-z-]{1,40}") ? "notice." + said : null)
        .data("taken", said != null && TAKEN.contains(said))
        .data("waits", shown.waits())
        .data("containedIn", shown.containedIn())
        .data("approvable", caller.is(Role.HOSPITAL) && shown.waits())
        .data("receiptable", receiptable(shown.view()))
        .data("correctable", correctable(shown.view()));
  }

  private record Shown(
      Notice notice,
      NoticeView view,
      Beside beside,
      boolean letter,
      boolean waits,
      @Nullable Integer containedIn) {}

  /// The number of a report that its authority may not have yet is no news for it.
  private @Nullable Integer containedIn(Notice notice) {
    return caller.is(Role.AUTHORITY) ? null : containing.report(notice).orElse(null);
  }

  /// Null while incident-api does not answer: the page stands without it.
  private @Nullable Document document(Notice notice) {
    try {
      return rendering.read(bodies.of(notice));
    } catch (ProcessingException | WebApplicationException e) {
      return null;
    }
  }

  private boolean receiptable(NoticeView view) {
    return switch (view.state()) {
      case TO_FILE -> caller.is(Role.HOSPITAL);
      case FAILED -> caller.is(Role.HOSPITAL) || caller.is(Role.AUTHORITY);
      case SENDING, DELIVERED -> caller.is(Role.AUTHORITY);
      case RECEIPTED -> {
        var receipt = view.receipt();
        yield caller.is(Role.AUTHORITY) && receipt != null && receipt.byHand();
      }
      case DRAFT -> false;
    };
  }

  /// What an authority said itself, it may correct.
  private boolean correctable(NoticeView view) {
    var receipt = view.receipt();
    return caller.is(Role.AUTHORITY) && receipt != null && !receipt.byHand();
  }

  private static Response to(String page) {
    return Response.seeOther(URI.create(page)).build();
  }
}
