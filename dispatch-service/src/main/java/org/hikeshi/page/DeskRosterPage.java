package org.hikeshi.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.UUID;
import org.hikeshi.desk.Desk;
import org.hikeshi.desk.DeskContact;
import org.hikeshi.desk.Trials;
import org.hikeshi.web.Html;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Who is at the duty desk, when, and in which order they are rung.
@Path("pages/desk/roster")
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeskRosterPage {

  private final Template page;
  private final Desk desk;
  private final Trials trials;
  private final Texts texts;
  private final FilledIn filled;
  private final Clock clock;

  DeskRosterPage(
      @Location("desk-roster.html") Template page,
      Desk desk,
      Trials trials,
      Texts texts,
      FilledIn filled,
      Clock clock) {
    this.page = page;
    this.desk = desk;
    this.trials = trials;
    this.texts = texts;
    this.filled = filled;
    this.clock = clock;
  }

  @GET
  @Transactional
  public TemplateInstance show(@QueryParam("said") @Nullable String said) {
    return roster(TypedPerson.NOTHING, null).data("said", Said.of(said));
  }

  /// @param wrong why what was typed could not be taken, or null
  private TemplateInstance roster(TypedPerson typed, @Nullable String wrong) {
    return page.data("texts", texts)
        .data("said", null)
        .data("wrong", wrong)
        .data("typed", typed)
        .data("weekdays", DayOfWeek.values())
        .data("desk", desk.view());
  }

  /// What cannot be taken comes back as it was typed, with what to do about it.
  @POST
  @Transactional
  public Response add(@BeanParam DeskForm form) {
    var person =
        form.person()
            .filter(filled::isRight)
            .filter(asked -> asked.contacts().stream().allMatch(DeskContact::fits));
    if (person.isEmpty()) {
      return again(Status.BAD_REQUEST, form, texts.of("desk.wrong"));
    }
    return desk.add(person.get())
        ? back(true)
        : again(Status.CONFLICT, form, texts.of("desk.full", Desk.MOST));
  }

  private Response again(Status status, DeskForm form, String wrong) {
    return Html.of(status, roster(form.asTyped(), wrong));
  }

  /// Whoever is not on it is off it already.
  @POST
  @Path("{person}/removal")
  @Transactional
  public Response remove(@PathParam("person") UUID person) {
    desk.remove(person);
    return back(true);
  }

  @POST
  @Path("{person}/first")
  @Transactional
  public Response first(@PathParam("person") UUID person) {
    return back(desk.moveFirst(person));
  }

  /// Rings her, and only her, to see whether an alarm would reach her.
  @POST
  @Path("{person}/trial")
  @Transactional
  public Response tryOut(@PathParam("person") UUID person) {
    return back(trials.ask(person) instanceof Trials.Asked.Begun ? Said.TRYING : Said.NOT_NOW);
  }

  /// Both times empty: not there on that day.
  @POST
  @Path("{person}/days")
  @Transactional
  public Response day(
      @PathParam("person") UUID person,
      @FormParam("on") @Nullable String on,
      @FormParam("from") @Nullable String from,
      @FormParam("to") @Nullable String to) {
    var yesterday = JapanTime.dayOf(clock.instant()).minusDays(1);
    return DeskForm.day(on, from, to, yesterday)
        .filter(filled::isRight)
        .map(day -> back(desk.onDay(person, day)))
        .orElseGet(() -> back(Said.NO_SUCH_DAY));
  }

  private static Response back(boolean done) {
    return back(done ? Said.DONE : Said.NOT_NOW);
  }

  private static Response back(Said said) {
    return Response.seeOther(URI.create("/pages/desk/roster?said=" + said)).build();
  }
}
