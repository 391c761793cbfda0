package org.hikeshi.dispatch;

import static jakarta.ws.rs.core.Response.Status.CREATED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.SeatRequests.Assignment;
import org.hikeshi.roster.Engineers;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The duty desk puts somebody on a seat by hand, with a reason.
@ApplicationScoped
public class Assigning {

  private final SeatChanges changes;
  private final Engineers engineers;
  private final Constraints constraints;
  private final Tenant tenant;
  private final Problems problems;
  private final Texts texts;

  Assigning(
      SeatChanges changes,
      Engineers engineers,
      Constraints constraints,
      Tenant tenant,
      Problems problems,
      Texts texts) {
    this.changes = changes;
    this.engineers = engineers;
    this.constraints = constraints;
    this.tenant = tenant;
    this.problems = problems;
    this.texts = texts;
  }

  /// As it was typed: what is wrong with it is refused, and changes nothing.
  ///
  /// @param seen whom the page had on that seat, or null where it does not say
  public Response assign(
      UUID id, @Nullable String seat, UUID engineer, @Nullable String reason, @Nullable Seen seen) {
    var assignment = new Assignment(seat, engineer, reason);
    var faults = new ArrayList<FieldFault>();
    constraints.check(assignment, new Class<?>[0], faults);
    return faults.isEmpty() ? assign(id, assignment, seen) : problems.invalid(faults);
  }

  Response assign(UUID id, Assignment assignment, @Nullable Seen seen) {
    if (!tenant.all(() -> engineers.has(assignment.engineerId()))) {
      return problems.invalid(
          List.of(FieldFault.of("/engineerId", texts, "dispatch.unknown-engineer")));
    }
    return changes.by(
        id,
        _ -> false,
        "ASSIGNMENT",
        assignment.reason(),
        CREATED,
        working -> working.byName().assign(assignment.seat(), assignment.engineerId(), seen));
  }
}
