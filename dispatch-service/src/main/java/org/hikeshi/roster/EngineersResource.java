package org.hikeshi.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Paging;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The directory of engineers. An engineer sees herself only, and changes nothing but how she is
/// reached and whether she is on duty.
///
/// Past 200 lines by what its operations say of their answers.
@Path("engineers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EngineersResource {

  private final Engineers engineers;
  private final Caller caller;
  private final Problems problems;
  private final Audit audit;
  private final Texts texts;
  private final Event<CameOnDuty> cameOnDuty;
  private final Event<WentOffDuty> wentOffDuty;
  private final Spans spans;
  private final Clock clock;

  EngineersResource(
      Engineers engineers,
      Caller caller,
      Problems problems,
      Audit audit,
      Texts texts,
      Event<CameOnDuty> cameOnDuty,
      Event<WentOffDuty> wentOffDuty,
      Spans spans,
      Clock clock) {
    this.engineers = engineers;
    this.caller = caller;
    this.problems = problems;
    this.audit = audit;
    this.texts = texts;
    this.cameOnDuty = cameOnDuty;
    this.wentOffDuty = wentOffDuty;
    this.spans = spans;
    this.clock = clock;
  }

  record Duty(@NotNull Boolean onDuty) {}

  /// @param absentUntil until when she is away all the same, and is asked nothing; left out where
  ///   she is not
  record Told(
      boolean onDuty, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant absentUntil) {}

  @GET
  @RolesAllowed({Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "List engineers")
  @APIResponseSchema(responseCode = "200", value = EngineerView.class)
  public Response list(@BeanParam Paging paging) {
    return paging.answer(
        engineers.page(paging.after(), paging.limit() + 1).stream().map(EngineerView::of).toList(),
        EngineerView::id);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN, Role.SERVICE})
  @Transactional
  @Operation(summary = "Read an engineer")
  @APIResponseSchema(responseCode = "200", value = EngineerView.class)
  public Response get(@PathParam("id") UUID id) {
    if (caller.isAnotherEngineerThan(id)) {
      return problems.notFound();
    }
    return engineers
        .findByIdOptional(id)
        .map(engineer -> answer(Response.ok(), engineer))
        .orElseGet(problems::notFound);
  }

  private static Response answer(Response.ResponseBuilder begun, Engineer engineer) {
    var view = EngineerView.of(engineer);
    return begun.entity(view).tag(view.tag().header()).build();
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({Role.ENGINEER, Role.ADMIN})
  @Transactional
  @Operation(summary = "Enter an engineer, or change one")
  @APIResponseSchema(responseCode = "200", value = EngineerView.class)
  @APIResponse(responseCode = "201", description = "Made")
  public Response put(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      EngineerProfile profile) {
    if (caller.isAnotherEngineerThan(id)) {
      return problems.notFound();
    }
    var bent =
        Stream.concat(bentContacts(profile.contactsOrNone()), skillsTwice(profile.skills()))
            .toList();
    if (!bent.isEmpty()) {
      return problems.invalid(bent);
    }
    var known = engineers.locked(id);
    if (known
        .map(engineer -> EngineerView.of(engineer).tag().isPast(ifMatch))
        .orElse(ifMatch != null)) {
      return problems.of(Response.Status.PRECONDITION_FAILED, "roster.stale");
    }
    if (caller.is(Role.ENGINEER)) {
      return known.map(engineer -> putByHerself(engineer, profile)).orElseGet(problems::notFound);
    }
    audit.record("engineer.put", null, "engineer/" + id, Map.of());
    if (known.isPresent()) {
      known.get().replace(profile);
      return answer(Response.ok(), known.get());
    }
    var added = new Engineer(id, profile);
    engineers.persist(added);
    return answer(Response.created(URI.create("/engineers/" + id)), added);
  }

  private Stream<FieldFault> skillsTwice(List<HeldSkill> skills) {
    var before = new HashSet<String>();
    return IntStream.range(0, skills.size())
        .filter(i -> !before.add(skills.get(i).skill()))
        .mapToObj(i -> FieldFault.of("/skills/" + i + "/skill", texts, "roster.skill-twice"));
  }

  private Stream<FieldFault> bentContacts(List<Contact> contacts) {
    return IntStream.range(0, contacts.size())
        .filter(i -> !contacts.get(i).type().fits(contacts.get(i).to()))
        .mapToObj(
            i ->
                FieldFault.of(
                    "/contacts/" + i + "/to", texts, "roster.contact." + contacts.get(i).type()));
  }

  private Response putByHerself(Engineer engineer, EngineerProfile profile) {
    if (!EngineerView.of(engineer).differsOnlyInContacts(profile)) {
      return problems.of(Response.Status.FORBIDDEN, "roster.contacts-only");
    }
    audit.record("engineer.contacts-put", null, "engineer/" + engineer.id(), Map.of());
    engineer.reachBy(profile.contactsOrNone());
    return answer(Response.ok(), engineer);
  }

  @PUT
  @Path("{id}/duty")
  @RolesAllowed({Role.ENGINEER, Role.COORDINATOR, Role.ADMIN})
  @Transactional
  @Operation(summary = "Go on or off duty")
  @APIResponseSchema(responseCode = "200", value = Told.class)
  public Response duty(@PathParam("id") UUID id, Duty duty) {
    if (caller.isAnotherEngineerThan(id)) {
      return problems.notFound();
    }
    return engineers.locked(id).map(engineer -> turn(engineer, duty)).orElseGet(problems::notFound);
  }

  private Response turn(Engineer engineer, Duty duty) {
    var id = engineer.id();
    engineer.onDuty(duty.onDuty());
    audit.record("engineer.duty", null, "engineer/" + id, Map.of("onDuty", "" + duty.onDuty()));
    if (duty.onDuty()) {
      cameOnDuty.fire(new CameOnDuty(id));
    } else {
      wentOffDuty.fire(new WentOffDuty(id));
    }
    var until = spans.absentUntil(id, clock.instant()).orElse(null);
    return Response.ok(new Told(duty.onDuty(), until)).build();
  }
}
