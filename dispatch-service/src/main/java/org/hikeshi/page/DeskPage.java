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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.desk.Acknowledging;
import org.hikeshi.desk.AlarmBook;
import org.hikeshi.desk.AlarmView;
import org.hikeshi.desk.CallingBack;
import org.hikeshi.desk.Desk;
import org.hikeshi.desk.DeskView;
import org.hikeshi.desk.HandingOn;
import org.hikeshi.desk.What;
import org.hikeshi.dispatch.Beginning;
import org.hikeshi.dispatch.Looking;
import org.hikeshi.dispatch.SeatChanges;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What rings at the duty desk, who is there, and the buttons that stop it or let a dispatch begin.
@Path("pages/desk")
@RolesAllowed(Role.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeskPage {

  private static final int SHOWN = 200;

  private final Template page;
  private final AlarmBook book;
  private final Desk desk;
  private final Acknowledging acknowledging;
  private final HandingOn handingOn;
  private final CallingBack callingBack;
  private final SeatChanges changes;
  private final Looking looking;
  private final Texts texts;
  private final String notices;

  DeskPage(
      @Location("desk.html") Template page,
      AlarmBook book,
      Desk desk,
      Acknowledging acknowledging,
      HandingOn handingOn,
      CallingBack callingBack,
      SeatChanges changes,
      Looking looking,
      Texts texts,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notices) {
    this.page = page;
    this.book = book;
    this.desk = desk;
    this.acknowledging = acknowledging;
    this.handingOn = handingOn;
    this.callingBack = callingBack;
    this.changes = changes;
    this.looking = looking;
    this.texts = texts;
    this.notices = notices;
  }

  /// @param said what became of the last button, as a code
  /// @param call the alarm whose hospital she wants to call back; only then its numbers are asked
  ///   for
  /// @param by a script, where an open page reads itself again: it keeps the numbers that it has
  @GET
  public TemplateInstance show(
      @QueryParam("said") @Nullable String said,
      @QueryParam("call") @Nullable UUID call,
      @HeaderParam("X-Requested-With") @Nullable String by) {
    var people = QuarkusTransaction.requiringNew().call(desk::view).people();
    var standing = QuarkusTransaction.requiringNew().call(() -> book.standing(SHOWN));
    var over = over(standing.shown());
    var called = called(standing.shown(), call);
    var numbers =
        called
            .filter(_ -> !"JavaScript".equals(by))
            .map(AlarmView::incidentId)
            .flatMap(callingBack::numbers);
    return page.data("texts", texts)
        .data("said", Said.of(said))
        .data(
            "cards",
            standing.shown().stream().map(alarm -> AlarmCard.of(alarm, texts, notices)).toList())
        .data("over", over)
        .data("incidents", looking.numbers(standing.incidents()))
        .data("more", standing.more())
        .data("call", called.map(alarm -> alarm.id().toString()).orElse(null))
        .data("numbers", numbers.orElse(null))
        .data("there", people.stream().filter(DeskView.Person::there).toList())
        .data("anybody", !people.isEmpty());
  }

  /// The dispatches that would be asked in vain whether they begin again.
  private Set<String> over(List<AlarmView> standing) {
    var asking =
        standing.stream()
            .filter(alarm -> alarm.what() == What.ASKED_AGAIN)
            .map(AlarmView::dispatchId)
            .filter(Objects::nonNull)
            .toList();
    return QuarkusTransaction.requiringNew().call(() -> looking.over(asking)).stream()
        .map(UUID::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<AlarmView> called(List<AlarmView> standing, @Nullable UUID call) {
    return standing.stream()
        .filter(alarm -> alarm.what() == What.CALL_BACK && alarm.id().equals(call))
        .findFirst();
  }

  /// The hospital has said on the telephone that it is so.
  @POST
  @Path("alarms/{alarm}/confirmation")
  public Response confirm(
      @PathParam("alarm") UUID alarm, @FormParam("calledBack") @Nullable String number) {
    var done = number != null && !number.isBlank() && callingBack.confirmed(alarm, number);
    return back(done, done ? null : alarm);
  }

  @POST
  @Path("alarms/{alarm}/acknowledgement")
  @Transactional
  public Response acknowledge(
      @PathParam("alarm") UUID alarm, @FormParam("call") @Nullable UUID call) {
    return back(acknowledging.takeUp(alarm), call);
  }

  /// It is hers from now on, and no longer whose it was.
  @POST
  @Path("alarms/{alarm}/takeover")
  @Transactional
  public Response takeOver(@PathParam("alarm") UUID alarm, @FormParam("call") @Nullable UUID call) {
    return back(handingOn.takeOver(alarm), call);
  }

  /// It is nobody's, and rings.
  @POST
  @Path("alarms/{alarm}/ringing")
  @Transactional
  public Response ringAgain(
      @PathParam("alarm") UUID alarm, @FormParam("call") @Nullable UUID call) {
    return back(handingOn.ringAgain(alarm), call);
  }

  /// The desk's yes, where it is waited for.
  @POST
  @Path("dispatches/{id}/release")
  @Transactional
  public Response release(
      @PathParam("id") UUID id,
      @FormParam("meant") @Nullable Beginning meant,
      @FormParam("call") @Nullable UUID call) {
    var answer = changes.release(id, meant, null);
    return back(answer.getStatusInfo().getFamily() == Family.SUCCESSFUL, call);
  }

  /// @param call whom she is calling meanwhile
  private static Response back(boolean done, @Nullable UUID call) {
    var said = done ? Said.DONE : Said.NOT_NOW;
    var calling = call == null ? "" : "call=" + call + "&";
    return Response.seeOther(URI.create("/pages/desk?" + calling + "said=" + said)).build();
  }
}
