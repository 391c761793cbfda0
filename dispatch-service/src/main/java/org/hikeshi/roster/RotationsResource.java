package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Idempotent;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// Rotations: written by the desk, read by those in them.
@Path("rotations")
@RolesAllowed({Role.COORDINATOR, Role.ADMIN})
@RunOnVirtualThread
class RotationsResource {

  private final Plans plans;
  private final Engineers engineers;
  private final Problems problems;
  private final Texts texts;
  private final Audit audit;
  private final Ids ids;

  RotationsResource(
      Plans plans, Engineers engineers, Problems problems, Texts texts, Audit audit, Ids ids) {
    this.plans = plans;
    this.engineers = engineers;
    this.problems = problems;
    this.texts = texts;
    this.audit = audit;
    this.ids = ids;
  }

  record Rotations(List<Rotation.View> items) {}

  /// There are few: all of them. Row level security leaves an engineer her own.
  @GET
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  public Response list() {
    return Response.ok(
            new Rotations(plans.list("order by id desc").stream().map(Rotation::view).toList()))
        .build();
  }

  @POST
  @Transactional
  @Idempotent
  public Response add(RotationAsked asked) {
    return fault(asked)
        .orElseGet(
            () -> {
              var rotation = new Rotation(ids.next(), asked);
              plans.persist(rotation);
              record("added", rotation.id());
              return Response.created(URI.create("/rotations/" + rotation.id()))
                  .entity(rotation.view())
                  .build();
            });
  }

  @PUT
  @Path("{id}")
  @Transactional
  public Response put(@PathParam("id") UUID id, RotationAsked asked) {
    return plans
        .findByIdOptional(id)
        .map(
            rotation ->
                fault(asked)
                    .orElseGet(
                        () -> {
                          rotation.become(asked);
                          record("changed", id);
                          return Response.ok(rotation.view()).build();
                        }))
        .orElseGet(problems::notFound);
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public Response remove(@PathParam("id") UUID id) {
    if (!plans.deleteById(id)) {
      return problems.notFound();
    }
    record("removed", id);
    return Response.noContent().build();
  }

  private Optional<Response> fault(RotationAsked asked) {
    if (asked.endsOn() != null && asked.endsOn().isBefore(asked.startsOn())) {
      return Optional.of(
          problems.invalid(List.of(new FieldFault("/endsOn", texts.of("roster.backwards")))));
    }
    return asked.participants().stream().allMatch(engineers::has)
        ? Optional.empty()
        : Optional.of(
            problems.invalid(
                List.of(new FieldFault("/participants", texts.of("dispatch.unknown-engineer")))));
  }

  private void record(String what, UUID rotation) {
    audit.record("rotation." + what, null, "rotation/" + rotation, Map.of());
  }
}
