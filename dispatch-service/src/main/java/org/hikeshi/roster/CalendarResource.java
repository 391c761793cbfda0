package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// An engineer's shifts as a calendar, for the telephone that she looks at anyway.
@Path("engineers/{id}/shifts.ics")
@RunOnVirtualThread
class CalendarResource {

  private static final Duration SHOWN_BACK = Duration.ofDays(31);

  private final Spans spans;
  private final Engineers engineers;
  private final Caller caller;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;

  CalendarResource(
      Spans spans,
      Engineers engineers,
      Caller caller,
      Problems problems,
      Texts texts,
      Clock clock) {
    this.spans = spans;
    this.engineers = engineers;
    this.caller = caller;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  public Response calendar(@PathParam("id") UUID id) {
    var hers = caller.is(Role.ENGINEER) && caller.engineerId().equals(id);
    if ((caller.is(Role.ENGINEER) && !hers) || !engineers.has(id)) {
      return problems.notFound();
    }
    var now = clock.instant();
    var shifts = spans.shiftsOf(id, now.minus(SHOWN_BACK));
    return Response.ok(Calendar.of(shifts, texts.of("roster.shift"), now), Calendar.MEDIA_TYPE)
        .build();
  }
}
