package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.DispatchView;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.dispatch.SeatView;
import org.hikeshi.dispatch.Step;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.work.AfterActionSaid;
import org.hikeshi.work.AtWork;
import org.hikeshi.work.Morning;
import org.jspecify.annotations.Nullable;

/// One case's page, which is also the answer to a form of it that was refused: with what was typed,
/// for a browser without script would have forgotten it. Callers are in no transaction, for
/// incident-api is asked while the page is made.
@ApplicationScoped
class CasePage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm").withZone(JapanTime.ZONE);

  private final Template page;
  private final Template gone;
  private final Looking looking;
  private final AtWork work;
  private final CaseDesk desk;
  private final Caller caller;
  private final Texts texts;
  private final Clock clock;

  CasePage(
      @Location("case.html") Template page,
      @Location("case-gone.html") Template gone,
      Looking looking,
      AtWork work,
      CaseDesk desk,
      Caller caller,
      Texts texts,
      Clock clock) {
    this.page = page;
    this.gone = gone;
    this.looking = looking;
    this.work = work;
    this.desk = desk;
    this.caller = caller;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param again whether it stands open already, and reads itself again
  TemplateInstance open(UUID id, @Nullable Said said, boolean again) {
    var shown = show(looking.at(id).orElseThrow(NotFoundException::new), said, Typed.NOTHING);
    if (!again) {
      desk.opened(id);
    }
    return shown;
  }

  private TemplateInstance show(DispatchView dispatch, @Nullable Said said, Typed typed) {
    return page.data("texts", texts)
        .data("engineer", caller.is(Role.ENGINEER))
        .data("now", clock.instant())
        .data("said", said)
        .data("typed", typed)
        .data("kept", asksFor(typed.form(), dispatch))
        .data("dispatch", dispatch)
        .data("steps", Step.State.values())
        .data("reasons", DeclineReason.values())
        .data("over", isOver(dispatch.id()))
        .data("desk", desk.at(dispatch))
        .data("causes", AfterActionSaid.Cause.values())
        .data("learnt", leads(dispatch) ? learnt(dispatch.id()) : null)
        .data("mine", mine(dispatch))
        .data("night", Morning.isNear(clock.instant()))
        .data("resting", resting(dispatch.id()))
        .data(
            "card",
            QuarkusTransaction.requiringNew().call(() -> work.cardOf(dispatch.id())).orElse(null));
  }

  /// What the form asks for, in a transaction of its own.
  Response after(UUID id, Typed typed, Supplier<Said> form) {
    var said = QuarkusTransaction.requiringNew().call(form::get);
    return said.taken()
        ? Response.seeOther(URI.create("/pages/dispatches/" + id + "?said=" + said)).build()
        : refused(id, said, typed);
  }

  Response refused(UUID id, Said said, Typed typed) {
    var status = said == Said.HELD_BY_ANOTHER ? Status.PRECONDITION_FAILED : Status.CONFLICT;
    return looking
        .at(id)
        .map(dispatch -> Html.of(status, show(dispatch, said, typed)))
        .orElseGet(() -> gone(id, typed));
  }

  /// She sees the case no more, and what she wrote all the same.
  private Response gone(UUID id, Typed typed) {
    if (typed.written().isEmpty()) {
      throw new NotFoundException();
    }
    return Html.of(Status.NOT_FOUND, gone.data("texts", texts).data("id", id).data("typed", typed));
  }

  /// Whether the page still has this form for whoever is asking.
  private boolean asksFor(String form, DispatchView dispatch) {
    return switch (form) {
      case "notes" -> !caller.is(Role.ENGINEER);
      case "assignments", "escalations" -> !caller.is(Role.ENGINEER) && dispatch.open();
      case "after-action" -> leads(dispatch);
      default ->
          mine(dispatch).stream().anyMatch(seat -> form.startsWith("seats/" + seat.seat() + "/"));
    };
  }

  /// The after-action record is the lead's to write.
  private boolean leads(DispatchView dispatch) {
    return mine(dispatch).stream().anyMatch(seat -> seat.seat().equals("LEAD"));
  }

  /// Nothing begins again then.
  private boolean isOver(UUID dispatch) {
    return QuarkusTransaction.requiringNew()
        .call(() -> looking.over(List.of(dispatch)).contains(dispatch));
  }

  /// By seat, until when in Japan's time.
  private Map<String, String> resting(UUID dispatch) {
    return QuarkusTransaction.requiringNew()
        .call(() -> work.resting(dispatch, clock.instant()))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Entry::getKey, rest -> TIME.format(rest.getValue())));
  }

  private AfterActionSaid learnt(UUID dispatch) {
    return QuarkusTransaction.requiringNew()
        .call(() -> work.afterAction(dispatch))
        .orElseGet(() -> new AfterActionSaid("", Set.of(), null));
  }

  private List<SeatView> mine(DispatchView dispatch) {
    return caller.is(Role.ENGINEER)
        ? dispatch.seats().stream()
            .filter(seat -> caller.engineerId().equals(seat.engineer()))
            .toList()
        : List.of();
  }
}
