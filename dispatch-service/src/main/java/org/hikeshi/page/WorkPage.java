package org.hikeshi.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.dispatch.SeatRequests.Eta;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.web.Role;
import org.hikeshi.work.AfterActionSaid;
import org.hikeshi.work.AfterActionSaid.Cause;
import org.hikeshi.work.AtWork;
import org.hikeshi.work.Morning;
import org.jspecify.annotations.Nullable;

/// The buttons of the case page for whoever is at work: one tap each, for one hand holds a cable.
@Path("pages/dispatches/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ENGINEER)
@RunOnVirtualThread
class WorkPage {

  private final SeatChanges changes;
  private final AtWork work;
  private final CasePage page;
  private final FilledIn filled;
  private final Clock clock;

  WorkPage(SeatChanges changes, AtWork work, CasePage page, FilledIn filled, Clock clock) {
    this.changes = changes;
    this.work = work;
    this.page = page;
    this.filled = filled;
    this.clock = clock;
  }

  @POST
  @Path("seats/{seat}/well")
  public Response well(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("until") @Nullable String until) {
    var rest = "MORNING".equals(until) ? Morning.rest(clock.instant()) : Duration.ZERO;
    return page.after(id, Typed.NOTHING, () -> said(work.isWell(id, seat, rest)));
  }

  @POST
  @Path("seats/{seat}/eta")
  public Response eta(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("etaMinutes") @Nullable Integer minutes) {
    return page.after(
        id,
        Typed.into("seats/" + seat + "/eta").with("etaMinutes", minutes),
        () ->
            minutes == null || !filled.isRight(new Eta(minutes))
                ? Said.NOT_NOW
                : said(changes.expected(id, seat, Duration.ofMinutes(minutes))));
  }

  @POST
  @Path("seats/{seat}/note")
  public Response note(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("note") @Nullable String note) {
    var words = FilledIn.words(note);
    return page.after(
        id,
        Typed.into("seats/" + seat + "/note").with("note", words),
        () -> filled.note(words).map(it -> said(changes.noted(id, seat, it))).orElse(Said.NOT_NOW));
  }

  /// A field that is left empty changes nothing.
  @POST
  @Path("seats/{seat}/effort")
  public Response effort(
      @PathParam("id") UUID id,
      @PathParam("seat") String seat,
      @FormParam("planned") @Nullable String planned,
      @FormParam("worked") @Nullable String worked) {
    return page.after(
        id,
        Typed.into("seats/" + seat + "/effort").with("planned", planned).with("worked", worked),
        () ->
            isTime(planned) && isTime(worked)
                ? said(work.took(id, seat, minutes(planned), minutes(worked)))
                : Said.NOT_NOW);
  }

  private static boolean isTime(@Nullable String typed) {
    return typed == null || typed.isBlank() || typed.strip().matches("[0-9]{1,5}");
  }

  private static @Nullable Integer minutes(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
  }

  @POST
  @Path("card/{code}")
  public Response tick(
      @PathParam("id") UUID id,
      @PathParam("code") String code,
      @FormParam("mark") @Nullable Mark mark) {
    return page.after(
        id, Typed.NOTHING, () -> mark == null ? Said.NOT_NOW : said(work.tick(id, code, mark)));
  }

  /// The lead's word; sent again it replaces what was there.
  @POST
  @Path("after-action")
  public Response afterAction(
      @PathParam("id") UUID id,
      @FormParam("found") @Nullable String found,
      @FormParam("causes") @Nullable List<Cause> causes,
      @FormParam("lessons") @Nullable String lessons) {
    var learnt = FilledIn.words(lessons);
    var said =
        new AfterActionSaid(
            Objects.requireNonNullElse(FilledIn.words(found), ""),
            causes == null ? Set.of() : Set.copyOf(causes),
            learnt == null || learnt.isBlank() ? null : learnt);
    return page.after(
        id,
        Typed.into("after-action")
            .with("found", said.found())
            .withAll("causes", List.copyOf(said.causes()))
            .with("lessons", said.lessons()),
        () -> filled.isRight(said) ? said(work.afterAction(id, said)) : Said.NOT_NOW);
  }

  private static Said said(Response done) {
    return done.getStatusInfo().getFamily() == Family.SUCCESSFUL ? Said.DONE : Said.NOT_NOW;
  }
}
