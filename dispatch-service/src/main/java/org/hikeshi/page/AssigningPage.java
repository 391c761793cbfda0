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
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.desk.Escalating;
import org.hikeshi.dispatch.Assigning;
import org.hikeshi.dispatch.Beginning;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.dispatch.Seen;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The duty desk's buttons on the case page: put somebody on a seat, say yes to a dispatch that
/// waits for it (`dispatch.start=AFTER_DESK`), write something down, and call more of the desk in.
@Path("pages/dispatches/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class AssigningPage {

  private final Assigning assigning;
  private final SeatChanges changes;
  private final Escalating escalating;
  private final CasePage page;
  private final FilledIn filled;

  AssigningPage(
      Assigning assigning,
      SeatChanges changes,
      Escalating escalating,
      CasePage page,
      FilledIn filled) {
    this.assigning = assigning;
    this.changes = changes;
    this.escalating = escalating;
    this.page = page;
    this.filled = filled;
  }

  @POST
  @Path("assignments")
  public Response assign(
      @PathParam("id") UUID id,
      @FormParam("seat") @Nullable String seat,
      @FormParam("engineer") @Nullable String engineer,
      @FormParam("reason") @Nullable String reason,
      @FormParam("seen") @Nullable List<String> seen) {
    var there = seen(seen == null ? List.of() : seen, seat + " ");
    var why = FilledIn.words(reason);
    return page.after(
        id,
        Typed.into("assignments").with("seat", seat).with("engineer", engineer).with("reason", why),
        () ->
            id(engineer)
                .map(her -> assigning.assign(id, seat, her, why, there))
                .map(AssigningPage::said)
                .orElse(Said.NOT_NOW));
  }

  @POST
  @Path("release")
  public Response release(
      @PathParam("id") UUID id,
      @FormParam("meant") @Nullable Beginning meant,
      @FormParam("seat") @Nullable String seat) {
    return page.after(id, Typed.NOTHING, () -> said(changes.release(id, meant, seat)));
  }

  /// For those at work, and whoever has the desk next.
  @POST
  @Path("notes")
  public Response note(
      @PathParam("id") UUID id,
      @FormParam("seat") @Nullable String seat,
      @FormParam("note") @Nullable String note) {
    var words = FilledIn.words(note);
    return page.after(
        id,
        Typed.into("notes").with("seat", seat).with("note", words),
        () ->
            seat == null
                ? Said.NOT_NOW
                : filled
                    .note(words)
                    .map(it -> said(changes.noted(id, seat, it)))
                    .orElse(Said.NOT_NOW));
  }

  /// More of the desk is called in.
  @POST
  @Path("escalations")
  public Response escalate(
      @PathParam("id") UUID id,
      @FormParam("reason") @Nullable String reason,
      @FormParam("first") @Nullable String first) {
    var why = FilledIn.words(reason);
    var asked = new Escalating.Asked(why, id(first).orElse(null));
    return page.after(
        id,
        Typed.into("escalations").with("reason", why).with("first", first),
        () ->
            filled.isRight(asked) && escalating.ask(id, asked) instanceof Escalating.Outcome.Rings
                ? Said.DONE
                : Said.NOT_NOW);
  }

  /// The page names whom it shows, a line for each seat: `LEAD`, a space, and her id or nothing.
  private static @Nullable Seen seen(List<String> lines, String seat) {
    return lines.stream()
        .filter(line -> line.startsWith(seat))
        .map(line -> new Seen(id(line.substring(seat.length())).orElse(null)))
        .findFirst()
        .orElse(null);
  }

  private static Optional<UUID> id(@Nullable String typed) {
    try {
      return Optional.ofNullable(typed).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Said said(Response answer) {
    if (answer.getStatus() == Status.PRECONDITION_FAILED.getStatusCode()) {
      return Said.HELD_BY_ANOTHER;
    }
    return answer.getStatusInfo().getFamily() == Family.SUCCESSFUL ? Said.DONE : Said.NOT_NOW;
  }
}
