package org.hikeshi.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeView;
import org.hikeshi.notice.NoticeViews;
import org.hikeshi.notice.Notices;
import org.hikeshi.notice.Overdue;
import org.hikeshi.question.Asking;
import org.hikeshi.reminder.Standing;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// The authority's inbox: what is overdue, all notices, and a period to be taken away; and the same
/// for the hospital whose notices they are.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class InboxPage {

  private static final int SHOWN = 50;
  private static final int OVERDUE = 20;
  private static final int ANSWERED = 20;
  private static final int ASKED = 100;
  private static final int BEGIN = 80;

  private final Template list;
  private final Notices notices;
  private final NoticeViews views;
  private final NoticeCards cards;
  private final Standing reminders;
  private final Overdue overdue;
  private final Asking asking;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  InboxPage(
      @Location("inbox.html") Template list,
      Notices notices,
      NoticeViews views,
      NoticeCards cards,
      Standing reminders,
      Overdue overdue,
      Asking asking,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.list = list;
    this.notices = notices;
    this.views = views;
    this.cards = cards;
    this.reminders = reminders;
    this.overdue = overdue;
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
  public TemplateInstance list(@BeanParam Looked looked) {
    var late =
        looked.atLate()
            ? overdue.of(caller, looked.lateFrom(), OVERDUE + 1)
            : List.<NoticeView>of();
    var found =
        looked.lateFrom() > 0
            ? List.<Notice>of()
            : notices.page(caller, looked.selection(), looked.from(), SHOWN + 1);
    var shown = first(found, SHOWN);
    return list.data("texts", texts)
        .data("inbox", cards.inbox())
        .data("looked", looked)
        .data("reminders", looked.atFirst() ? reminders() : List.of())
        .data("overdue", cards.of(first(late, OVERDUE)))
        .data("later", late.size() > OVERDUE ? looked.lateFrom() + OVERDUE : null)
        .data("answered", looked.atFirst() ? cards.of(views.of(answered())) : List.of())
        .data("asked", looked.atFirst() ? asked() : List.of())
        .data("at", clock.instant())
        .data("first", JapanTime.dayOf(clock.instant()).withDayOfMonth(1))
        .data("today", JapanTime.dayOf(clock.instant()))
        .data("cards", cards.of(views.of(shown)))
        .data("older", shown.size() < found.size() ? looked.behind(shown.getLast().id()) : null);
  }

  private static <T> List<T> first(List<T> found, int most) {
    return found.subList(0, Math.min(found.size(), most));
  }

  /// What an authority waits for, and would look for in vain among what is newer.
  private List<Notice> answered() {
    return caller.is(Role.AUTHORITY) ? asking.answeredLately(caller, ANSWERED) : List.of();
  }

  /// What an authority has asked and nobody has answered: its own work, which no list else shows.
  private List<AskedCard> asked() {
    if (!caller.is(Role.AUTHORITY)) {
      return List.of();
    }
    var open = asking.unanswered(caller, ASKED);
    var about = cards.of(views.of(open.stream().map(Asking.Unanswered::notice).toList()));
    return IntStream.range(0, open.size())
        .mapToObj(
            i ->
                new AskedCard(
                    about.get(i), open.get(i).question(), begin(open.get(i).question().question())))
        .toList();
  }

  private static String begin(String text) {
    return text.codePointCount(0, text.length()) <= BEGIN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, BEGIN)) + "…";
  }

  private List<Standing.Said> reminders() {
    return caller.is(Role.AUTHORITY) ? List.of() : reminders.of(caller, texts);
  }

  private static Response to(String page) {
    return Response.seeOther(URI.create(page)).build();
  }
}
