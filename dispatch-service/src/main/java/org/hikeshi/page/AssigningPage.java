package org.hikeshi.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dispatch.Assigning;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// The duty desk's buttons on the case page: put somebody on a seat, and say yes to a dispatch that
/// waits for it (`dispatch.start=AFTER_DESK`).
@Path("pages/dispatches/{id}")
@RolesAllowed(Role.COORDINATOR)
@RunOnVirtualThread
class AssigningPage {

  private final Assigning assigning;
  private final SeatChanges changes;

  AssigningPage(Assigning assigning, SeatChanges changes) {
    this.assigning = assigning;
    this.changes = changes;
  }

  @POST
  @Path("assignments")
  @Transactional
  public Response assign(
      @PathParam("id") UUID id,
      @FormParam("seat") @Nullable String seat,
      @FormParam("engineer") @Nullable String engineer,
      @FormParam("reason") @Nullable String reason) {
    return to(
        id,
        engineer(engineer)
            .map(her -> assigning.assign(id, seat, her, FilledIn.words(reason)))
            .filter(AssigningPage::done));
  }

  @POST
  @Path("release")
  @Transactional
  public Response release(@PathParam("id") UUID id) {
    return to(id, Optional.of(changes.release(id)).filter(AssigningPage::done));
  }

  private static Optional<UUID> engineer(@Nullable String typed) {
    try {
      return Optional.ofNullable(typed).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean done(Response answer) {
    return answer.getStatusInfo().getFamily() == Family.SUCCESSFUL;
  }

  private static Response to(UUID id, Optional<Response> done) {
    var said = done.isPresent() ? "DONE" : "NOT_NOW";
    return Response.seeOther(URI.create("/pages/dispatches/" + id + "?said=" + said)).build();
  }
}
