package org.hikeshi.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dispatch.OpenDispatches;
import org.hikeshi.dispatch.OpenDispatches.Open;
import org.hikeshi.roster.Roster;
import org.hikeshi.roster.Roster.OnDuty;
import org.hikeshi.roster.Roster.Time;
import org.hikeshi.web.Audit;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Whom to call without this system: the desk, who is on duty in the next days, and what is open.
/// It is full of people's numbers, so each reading is a row of the audit.
@Path("call-down")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COORDINATOR, Role.SERVICE})
@RunOnVirtualThread
class CallDownResource {

  private static final int MOST_DAYS = 14;

  private final Desk desk;
  private final Roster roster;
  private final OpenDispatches dispatches;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Clock clock;

  CallDownResource(
      Desk desk,
      Roster roster,
      OpenDispatches dispatches,
      Problems problems,
      Texts texts,
      Audit audit,
      Clock clock) {
    this.desk = desk;
    this.roster = roster;
    this.dispatches = dispatches;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.clock = clock;
  }

  record CallDown(
      Instant from, Instant to, List<AtDesk> desk, List<OnDuty> onDuty, List<Open> open) {}

  /// @param times when she is there, by her weekly hours and the days that have their own
  record AtDesk(@JsonUnwrapped DeskView.Person person, List<Time> times) {

    static AtDesk of(DeskView.Person person, Instant from, Instant to) {
      var hours = new DeskHours(person.hours(), person.days());
      return new AtDesk(person, Time.of(hours.between(from, to)));
    }
  }

  @GET
  @Transactional
  @Operation(summary = "Read whom to call when this system is away")
  @APIResponseSchema(responseCode = "200", value = CallDown.class)
  public Response list(
      @QueryParam("days") @DefaultValue("3") @Schema(minimum = "1", maximum = "14") int days) {
    if (days < 1 || days > MOST_DAYS) {
      return problems.invalid(List.of(FieldFault.of("/days", texts, "roster.days", MOST_DAYS)));
    }
    var from = clock.instant();
    var to = from.plus(Duration.ofDays(days));
    audit.record("desk.call-down-read", null, "desk", Map.of("days", String.valueOf(days)));
    var people = desk.view().people().stream().map(person -> AtDesk.of(person, from, to)).toList();
    return Response.ok(new CallDown(from, to, people, roster.onDuty(from, to), dispatches.all()))
        .build();
  }
}
