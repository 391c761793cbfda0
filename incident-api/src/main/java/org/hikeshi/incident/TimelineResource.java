package org.hikeshi.incident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.progress.Happening;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Everything that happened to an incident, from all services, oldest first.
@Path("incidents/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TimelineResource {

  private final Incidents incidents;
  private final Timeline timeline;
  private final Answers answers;
  private final Caller caller;
  private final Texts texts;

  TimelineResource(
      Incidents incidents, Timeline timeline, Answers answers, Caller caller, Texts texts) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.answers = answers;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param what the event's name, for programs
  /// @param text the same in the caller's language
  /// @param codes which report, seat, engineer or authority it was about; who was asked and did not
  ///   come is told to the duty desk only
  @Schema(name = "TimelineItem")
  public record Item(
      UUID id, Instant at, String source, String what, String text, Map<String, String> codes) {}

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.ENGINEER, Role.COORDINATOR, Role.SERVICE})
  @Transactional
  @Operation(summary = "List what happened in an incident")
  @APIResponseSchema(responseCode = "200", value = Item.class)
  public Response list(@PathParam("id") UUID id, @BeanParam Paging paging) {
    if (incidents.seenBy(caller, id).isEmpty()) {
      return answers.notFound();
    }
    var found = timeline.page(id, paging.after(), paging.limit() + 1);
    return paging.answer(found.stream().map(this::item).toList(), Item::id);
  }

  private Item item(Happening happening) {
    return new Item(
        happening.id(),
        happening.at(),
        happening.source(),
        happening.what(),
        texts.of("timeline." + happening.word()),
        caller.is(Role.COORDINATOR) || caller.is(Role.SERVICE)
            ? happening.codes()
            : happening.codesBesideWhoWasAsked());
  }
}
