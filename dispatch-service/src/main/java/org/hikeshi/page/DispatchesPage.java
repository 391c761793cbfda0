package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.DispatchView;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.dispatch.SeatView;
import org.hikeshi.dispatch.Step;
import org.hikeshi.dispatch.Uncovered;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.work.AfterActionSaid;
import org.hikeshi.work.AtWork;
import org.jspecify.annotations.Nullable;

/// The case after a yes, for those on it; and all of them for the duty desk.
@Path("pages/dispatches")
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DispatchesPage {

  private static final int SHOWN = 50;

  private final Template list;
  private final Template one;
  private final Template searches;
  private final Template uncovered;
  private final Looking looking;
  private final Uncovered waiting;
  private final SeatChanges changes;
  private final AtWork work;
  private final CaseDesk desk;
  private final Caller caller;
  private final Texts texts;
  private final FilledIn filled;
  private final Clock clock;

  DispatchesPage(
      @Location("dispatches.html") Template list,
      @Location("case.html") Template one,
      @Location("searches.html") Template searches,
      @Location("uncovered.html") Template uncovered,
      Looking looking,
      Uncovered waiting,
      SeatChanges changes,
      AtWork work,
      CaseDesk desk,
      Caller caller,
      Texts texts,
      FilledIn filled,
      Clock clock) {
    this.list = list;
    this.one = one;
    this.searches = searches;
    this.uncovered = uncovered;
    this.looking = looking;
    this.waiting = waiting;
    this.changes = changes;
    this.work = work;
    this.desk = desk;
    this.caller = caller;
    this.texts = texts;
    this.filled = filled;
    this.clock = clock;
  }

  @GET
  public TemplateInstance list() {
    return list.data("texts", texts)
        .data("engineer", caller.is(Role.ENGINEER))
        .data("dispatches", looking.page(null, null, SHOWN));
  }

  /// Who waits for somebody, the most urgent first.
  @GET
  @Path("uncovered")
  @RolesAllowed(Role.COORDINATOR)
  public TemplateInstance uncovered() {
    return uncovered
        .data("texts", texts)
        .data("page", WaitingPage.of(waiting.all(), clock.instant()));
  }

  @GET
  @Path("{id}")
  public TemplateInstance one(@PathParam("id") UUID id, @QueryParam("said") @Nullable String said) {
    var dispatch = looking.at(id).orElseThrow(NotFoundException::new);
    return one.data("texts", texts)
        .data("engineer", caller.is(Role.ENGINEER))
        .data("said", Said.of(said))
        .data("dispatch", dispatch)
        .data("steps", Step.State.values())
        .data("desk", desk.at(dispatch))
        .data("causes", AfterActionSaid.Cause.values())
        .data("learnt", leads(dispatch) ? learnt(id) : null)
        .data("mine", mine(dispatch))
        .data("card", QuarkusTransaction.requiringNew().call(() -> work.cardOf(id)).orElse(null));
  }

  /// Why somebody was asked, and why somebody was not.
  @GET
  @Path("{id}/searches")
  @RolesAllowed(Role.COORDINATOR)
  public TemplateInstance searches(@PathParam("id") UUID id) {
    return searches
        .data("texts", texts)
        .data("dispatch", id)
        .data("searches", looking.searches(id, null, SHOWN).orElseThrow(NotFoundException::new));
  }

  @POST
  @Path("{id}/seats/{seat}/progress")
  @RolesAllowed(Role.ENGINEER)
  @Transactional
  public Response progress(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("state") Step.State state,
      @FormParam("note") @Nullable String note) {
    var page = "/pages/dispatches/" + id;
    var step = new Step(state, FilledIn.words(note));
    var done =
        filled.isRight(step)
            && changes.progress(id, seat, step).getStatus() == Response.Status.OK.getStatusCode();
    var next = state == Step.State.UNABLE ? "/pages/offers" : page;
    return Response.seeOther(URI.create(done ? next : page + "?said=NOT_NOW")).build();
  }

  /// The after-action record is the lead's to write.
  private boolean leads(DispatchView dispatch) {
    return mine(dispatch).stream().anyMatch(seat -> seat.seat().equals("LEAD"));
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
