package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hikeshi.delivery.NoticeBodies;
import org.hikeshi.delivery.Print;
import org.hikeshi.delivery.Printing;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.form.Papers;
import org.hikeshi.form.Rendering;
import org.hikeshi.letter.Letters;
import org.hikeshi.notice.Notices;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// A notice's papers for whoever reads it on the pages, and the copy sheet to type from.
@Path("/pages/inbox/{id}/papers")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
class PaperPage {

  private final Template copySheet;
  private final Notices notices;
  private final NoticeBodies bodies;
  private final Rendering rendering;
  private final Papers papers;
  private final Printing printing;
  private final Letters letters;
  private final Problems problems;
  private final Caller caller;
  private final Texts texts;

  PaperPage(
      @Location("copy-sheet.html") Template copySheet,
      Notices notices,
      NoticeBodies bodies,
      Rendering rendering,
      Papers papers,
      Printing printing,
      Letters letters,
      Problems problems,
      Caller caller,
      Texts texts) {
    this.copySheet = copySheet;
    this.notices = notices;
    this.bodies = bodies;
    this.rendering = rendering;
    this.papers = papers;
    this.printing = printing;
    this.letters = letters;
    this.problems = problems;
    this.caller = caller;
    this.texts = texts;
  }

  @GET
  @Path("{file}")
  @RolesAllowed({Role.HOSPITAL, Role.AUTHORITY, Role.COORDINATOR})
  public Response paper(@PathParam("id") UUID id, @PathParam("file") String file) {
    return Print.named(file)
        .filter(print -> print != Print.COPY_SHEET || !caller.is(Role.AUTHORITY))
        .map(print -> printing.of(caller, id, print))
        .orElseGet(problems::notFound);
  }

  /// The draft for the duty to tell the persons of the notice's incident.
  @GET
  @Path("letter/{form}")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  public Response letter(
      @PathParam("id") UUID id,
      @PathParam("form") Letters.Form form,
      @QueryParam("substitute") boolean substitute) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                notices
                    .seenBy(caller, id)
                    .flatMap(notice -> letters.duty(notice.incidentId()))
                    .map(TrackedDuty::id))
        .map(duty -> letters.of(caller, duty, form, substitute))
        .orElseGet(problems::notFound);
  }

  @GET
  @Path("copy-sheet")
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  public Response copySheet(@PathParam("id") UUID id) {
    var notice =
        QuarkusTransaction.requiringNew()
            .call(() -> notices.seenBy(caller, id).orElseThrow(NotFoundException::new));
    var erasedAt = bodies.erasedAt(notice);
    if (erasedAt != null) {
      return problems.of(Response.Status.GONE, "notice.erased", erasedAt);
    }
    try {
      var sheet = papers.copySheet(rendering.read(bodies.of(notice)), texts);
      return Response.ok(
              copySheet
                  .data("texts", texts)
                  .data("sheet", sheet)
                  .data("notice", id.toString())
                  .render(),
              MediaType.TEXT_HTML + ";charset=UTF-8")
          .build();
    } catch (ProcessingException | WebApplicationException e) {
      return problems.later("notice.not-rendered", 5);
    }
  }
}
