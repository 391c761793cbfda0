package org.hikeshi.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The desk's roster: read and written whole.
@Path("desk")
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class DeskResource {

  private final Desk desk;
  private final DeskPeople people;
  private final Trials trials;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;

  DeskResource(
      Desk desk, DeskPeople people, Trials trials, Problems problems, Texts texts, Clock clock) {
    this.desk = desk;
    this.people = people;
    this.trials = trials;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
  }

  @GET
  @Transactional
  public DeskView get() {
    return desk.view();
  }

  @PUT
  @Transactional
  public Response put(DeskAsked asked) {
    var faults = asked.faults(texts);
    if (!faults.isEmpty()) {
      return problems.invalid(faults);
    }
    desk.become(asked);
    return Response.ok(desk.view()).build();
  }

  /// @param people nobody where the roster is empty
  record ToRing(List<Called> people) {}

  record Called(UUID id, List<DeskContact> contacts) {}

  /// For notifier: whom to ring now, in order.
  ///
  /// @param trial only the one whom this trial is of
  @GET
  @Path("ringing")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  public ToRing ringing(@QueryParam("trial") @Nullable UUID trial) {
    var called =
        trial == null ? people.toRing(clock.instant()) : trials.rung(trial).stream().toList();
    return new ToRing(
        called.stream().map(person -> new Called(person.id(), person.contacts())).toList());
  }
}
