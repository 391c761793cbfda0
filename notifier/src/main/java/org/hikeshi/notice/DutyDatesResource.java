package org.hikeshi.notice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dossier.DutyDate;
import org.hikeshi.dossier.DutyDates;
import org.hikeshi.dossier.KnownDay;
import org.hikeshi.dossier.KnownDays;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Every date that a duty ever showed, and every day of knowing that a person set, with the reason.
@Path("/duties/{id}/dates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DutyDatesResource {

  private final TrackedDuties duties;
  private final DutyDates dates;
  private final KnownDays days;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;

  DutyDatesResource(
      TrackedDuties duties,
      DutyDates dates,
      KnownDays days,
      Caller caller,
      Problems problems,
      Texts texts,
      Clock clock) {
    this.duties = duties;
    this.dates = dates;
    this.days = days;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param items oldest first; each was shown until the next
  /// @param setByPersons oldest first; the last one holds for all duties on the same clock
  record History(DutyView duty, List<DutyDate.View> items, List<KnownDay.View> setByPersons) {}

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read a duty and how its days have changed")
  @APIResponseSchema(responseCode = "200", value = History.class)
  public Response read(@PathParam("id") UUID id) {
    return duties
        .seenBy(caller, id)
        .map(duty -> Response.ok(history(duty)).build())
        .orElseGet(problems::notFound);
  }

  private History history(TrackedDuty duty) {
    return new History(
        DutyView.of(duty.told(), JapanTime.dayOf(clock.instant()), texts),
        dates.of(duty.id()),
        days.of(duty));
  }
}
