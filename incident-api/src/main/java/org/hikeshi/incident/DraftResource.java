package org.hikeshi.incident;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;

/// What the first-hour card says already for the next report: a proposal that a person corrects and
/// files. Nothing is filed here.
@Path("incidents/{id}/reports/draft")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DraftResource {

  private final Incidents incidents;
  private final ControlRoom controlRoom;
  private final Answers answers;
  private final Problems problems;
  private final Caller caller;

  DraftResource(
      Incidents incidents,
      @RestClient ControlRoom controlRoom,
      Answers answers,
      Problems problems,
      Caller caller) {
    this.incidents = incidents;
    this.controlRoom = controlRoom;
    this.answers = answers;
    this.problems = problems;
    this.caller = caller;
  }

  /// In the form in which a report takes its items.
  record Draft(Map<String, Item> items) {

    static Draft of(ControlRoom.Card card) {
      var items = new TreeMap<String, Item>();
      if (card.draft() != null) {
        card.draft().forEach((item, text) -> items.put(item, new Item("KNOWN", text)));
      }
      return new Draft(items);
    }
  }

  record Item(String state, String text) {}

  @GET
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Read what the first-hour card says for the next report")
  @APIResponseSchema(responseCode = "200", value = Draft.class)
  public Response draft(@PathParam("id") UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> incidents.seenBy(caller, id).isPresent())
        ? drafted(id)
        : answers.notFound();
  }

  private Response drafted(UUID incident) {
    try {
      return Response.ok(Draft.of(controlRoom.card(incident))).build();
    } catch (RuntimeException e) {
      Log.warnf("incident=%s: the card could not be read: %s", incident, e.toString());
      return Response.fromResponse(
              problems.of(Response.Status.SERVICE_UNAVAILABLE, "report.draft-away"))
          .header(HttpHeaders.RETRY_AFTER, 5)
          .build();
    }
  }
}
