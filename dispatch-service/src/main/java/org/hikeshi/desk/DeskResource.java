package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The desk's roster: read and written whole.
@Path("desk")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class DeskResource {

  private final Desk desk;
  private final Trials trials;
  private final Escalating escalating;
  private final Problems problems;
  private final Texts texts;

  DeskResource(Desk desk, Trials trials, Escalating escalating, Problems problems, Texts texts) {
    this.desk = desk;
    this.trials = trials;
    this.escalating = escalating;
    this.problems = problems;
    this.texts = texts;
  }

  /// The tag is read first: one that is too old is refused in vain, one too new would undo
  /// something.
  @GET
  @Transactional
  @Operation(summary = "Read the desk's roster")
  public RestResponse<DeskView> get() {
    var tag = desk.tag();
    return RestResponse.ResponseBuilder.ok(desk.view()).tag(tag.header()).build();
  }

  @PUT
  @Transactional
  @Operation(summary = "Write the desk's roster")
  @APIResponseSchema(responseCode = "200", value = DeskView.class)
  public Response put(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, DeskAsked asked) {
    var faults = asked.faults(texts);
    if (!faults.isEmpty()) {
      return problems.invalid(faults);
    }
    if (!desk.become(asked, ifMatch)) {
      return problems.of(Response.Status.PRECONDITION_FAILED, "roster.stale");
    }
    return Response.ok(desk.view()).tag(desk.tag().header()).build();
  }

  /// @param people nobody where the roster is empty
  record ToRing(List<Called> people) {}

  record Called(UUID id, List<DeskContact> contacts) {}

  /// For notifier: whom to ring now, in order.
  ///
  /// @param trial only the one whom this trial is of
  /// @param alarm what it is about, for some ring others than who is there
  @GET
  @Path("ringing")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Read whom to ring now, in order")
  public ToRing ringing(
      @QueryParam("trial") @Nullable UUID trial, @QueryParam("alarm") @Nullable UUID alarm) {
    var called = trial == null ? escalating.toRing(alarm) : trials.rung(trial).stream().toList();
    return new ToRing(
        called.stream().map(person -> new Called(person.id(), person.contacts())).toList());
  }
}
