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
import java.net.URI;
import java.time.DayOfWeek;
import java.util.UUID;
import org.hikeshi.desk.Desk;
import org.hikeshi.desk.DeskContact;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Who is at the duty desk, when, and in which order they are rung.
@Path("pages/desk/roster")
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeskRosterPage {

  private final Template page;
  private final Desk desk;
  private final Texts texts;
  private final FilledIn filled;

  DeskRosterPage(
      @Location("desk-roster.html") Template page, Desk desk, Texts texts, FilledIn filled) {
    this.page = page;
    this.desk = desk;
    this.texts = texts;
    this.filled = filled;
  }

  @GET
  @Transactional
  public TemplateInstance show(@QueryParam("said") @Nullable String said) {
    return page.data("texts", texts)
        .data("said", Said.words(said))
        .data("weekdays", DayOfWeek.values())
        .data("desk", desk.view());
  }

  @POST
  @Transactional
  public Response add(@BeanParam DeskForm form) {
    return form.person()
        .filter(filled::isRight)
        .filter(person -> person.contacts().stream().allMatch(DeskContact::fits))
        .map(
            person -> {
              desk.add(person);
              return back(true);
            })
        .orElseGet(() -> back(false));
  }

  @POST
  @Path("{person}/removal")
  @Transactional
  public Response remove(@PathParam("person") UUID person) {
    return back(desk.remove(person));
  }

  @POST
  @Path("{person}/first")
  @Transactional
  public Response first(@PathParam("person") UUID person) {
    return back(desk.moveFirst(person));
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
    return DeskForm.day(on, from, to)
        .filter(filled::isRight)
        .map(day -> back(desk.onDay(person, day)))
        .orElseGet(() -> back(false));
  }

  private static Response back(boolean done) {
    var said = done ? Said.DONE : Said.NOT_NOW;
    return Response.seeOther(URI.create("/pages/desk/roster?said=" + said)).build();
  }
}
