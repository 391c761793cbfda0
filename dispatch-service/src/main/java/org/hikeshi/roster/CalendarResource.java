package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// An engineer's times on duty as a calendar, for the telephone that she looks at anyway.
@Path("engineers/{id}/shifts.ics")
@Produces(Calendar.MEDIA_TYPE)
@RunOnVirtualThread
class CalendarResource {

  private final Calendars calendars;
  private final Engineers engineers;
  private final Caller caller;
  private final Problems problems;

  CalendarResource(Calendars calendars, Engineers engineers, Caller caller, Problems problems) {
    this.calendars = calendars;
    this.engineers = engineers;
    this.caller = caller;
    this.problems = problems;
  }

  @GET
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "Read an engineer's shifts as a calendar")
  public Response calendar(@PathParam("id") UUID id) {
    if (caller.isAnotherEngineerThan(id) || !engineers.has(id)) {
      return problems.notFound();
    }
    return calendars.of(id);
  }
}
