package org.hikeshi.page;

import static jakarta.ws.rs.core.Response.Status.OK;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.DispatchView;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.dispatch.SearchView;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.dispatch.Step;
import org.hikeshi.dispatch.Uncovered;
import org.hikeshi.roster.Engineers;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The case after a yes, for those on it; and all of them for the duty desk.
@Path("pages/dispatches")
@RolesAllowed({Role.ENGINEER, Role.COORDINATOR})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DispatchesPage {

  private static final int SHOWN = 50;

  private final Template list;
  private final Template searches;
  private final Template uncovered;
  private final Looking looking;
  private final Uncovered waiting;
  private final SeatChanges changes;
  private final Engineers engineers;
  private final CasePage one;
  private final Caller caller;
  private final Texts texts;
  private final FilledIn filled;
  private final Clock clock;

  DispatchesPage(
      @Location("dispatches.html") Template list,
      @Location("searches.html") Template searches,
      @Location("uncovered.html") Template uncovered,
      Looking looking,
      Uncovered waiting,
      SeatChanges changes,
      Engineers engineers,
      CasePage one,
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
    this.engineers = engineers;
    this.caller = caller;
    this.texts = texts;
    this.filled = filled;
    this.clock = clock;
  }

  /// @param incident whoever may see its case is led there: who is called about it knows no other
  ///   address
  /// @param number the same by what people call it, however wide it was typed
  @GET
  public Response list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("number") @Nullable String number) {
    var sought = number == null ? "" : Normalizer.normalize(number, Form.NFKC).strip();
    var meant =
        incident != null
            ? looking.page(incident, null, 1)
            : sought.isEmpty() ? List.<DispatchView>of() : looking.numbered(sought, 1);
    return meant.isEmpty()
        ? Html.of(OK, all(sought))
        : Response.seeOther(URI.create("/pages/dispatches/" + meant.getFirst().id())).build();
  }

  /// @param sought in vain, or empty
  private TemplateInstance all(String sought) {
    return list.data("texts", texts)
        .data("engineer", caller.is(Role.ENGINEER))
        .data("sought", sought)
        .data("dispatches", looking.page(null, null, SHOWN));
  }

  /// Who waits for somebody, the most urgent first.
  @GET
  @Path("uncovered")
  @RolesAllowed(Role.COORDINATOR)
  public TemplateInstance uncovered() {
    var page = WaitingPage.of(waiting.all(), clock.instant());
    return uncovered
        .data("texts", texts)
        .data("numbers", looking.numbers(page.incidents()))
        .data("page", page);
  }

  /// @param by a script, where an open page reads itself again
  @GET
  @Path("{id}")
  public TemplateInstance one(
      @PathParam("id") UUID id,
      @QueryParam("said") @Nullable String said,
      @HeaderParam("X-Requested-With") @Nullable String by) {
    return one.open(id, Said.of(said), "JavaScript".equals(by));
  }

  /// Why somebody was asked, and why somebody was not.
  @GET
  @Path("{id}/searches")
  @RolesAllowed(Role.COORDINATOR)
  public TemplateInstance searches(@PathParam("id") UUID id) {
    var found = looking.searches(id, null, SHOWN).orElseThrow(NotFoundException::new);
    var considered =
        found.stream()
            .flatMap(search -> search.candidates().stream())
            .map(SearchView.Considered::engineerId)
            .collect(Collectors.toUnmodifiableSet());
    return searches
        .data("texts", texts)
        .data("dispatch", id)
        .data("names", QuarkusTransaction.requiringNew().call(() -> engineers.names(considered)))
        .data("searches", found);
  }

  @POST
  @Path("{id}/seats/{seat}/progress")
  @RolesAllowed(Role.ENGINEER)
  public Response progress(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("state") Step.State state,
      @FormParam("note") @Nullable String note,
      @FormParam("reason") @Nullable String reason,
      @FormParam("vendor") @Nullable String vendor) {
    var step =
        new Step(state, FilledIn.words(note), FilledIn.reason(reason), FilledIn.chosen(vendor));
    var done =
        filled.isRight(step)
            && QuarkusTransaction.requiringNew()
                .call(() -> changes.progress(id, seat, step).getStatus() == OK.getStatusCode());
    var typed =
        Typed.into("seats/" + seat + "/progress")
            .with("state", state)
            .with("note", step.note())
            .with("because", step.reason())
            .with("vendor", step.vendor());
    var next = state == Step.State.UNABLE ? "/pages/offers" : "/pages/dispatches/" + id;
    return done
        ? Response.seeOther(URI.create(next)).build()
        : one.refused(id, Said.NOT_NOW, typed);
  }
}
