package org.hikeshi.reminder;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;

/// What was said about which day, and what was passed over because a later word took its place.
@Path("/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RemindersResource {

  private final Reminders reminders;
  private final Caller caller;

  RemindersResource(Reminders reminders, Caller caller) {
    this.reminders = reminders;
    this.caller = caller;
  }

  @GET
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "List reminders")
  @APIResponseSchema(responseCode = "200", value = Reminder.View.class)
  public Response list(@BeanParam Paging paging) {
    var found = reminders.page(caller, paging.after(), paging.limit() + 1);
    return paging.answer(found.stream().map(Reminder::view).toList(), Reminder.View::id);
  }
}
