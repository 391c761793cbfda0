package org.hikeshi.notice;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.KnownDays;
import org.hikeshi.dossier.PersonsTold;
import org.hikeshi.dossier.Reckoning;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What a person decides about a duty: the day of knowing, and that the persons were told.
@Path("/duties/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DutiesResource {

  private final Dossiers dossiers;
  private final TrackedDuties duties;
  private final KnownDays days;
  private final Reckoning reckoning;
  private final Unserved unserved;
  private final PersonsTelling persons;
  private final Caller caller;
  private final Audit audit;
  private final Problems problems;
  private final EntityManager database;
  private final Texts texts;
  private final Clock clock;

  DutiesResource(
      Dossiers dossiers,
      TrackedDuties duties,
      KnownDays days,
      Reckoning reckoning,
      Unserved unserved,
      PersonsTelling persons,
      Caller caller,
      Audit audit,
      Problems problems,
      EntityManager database,
      Texts texts,
      Clock clock) {
    this.dossiers = dossiers;
    this.duties = duties;
    this.days = days;
    this.reckoning = reckoning;
    this.unserved = unserved;
    this.persons = persons;
    this.caller = caller;
    this.audit = audit;
    this.problems = problems;
    this.database = database;
    this.texts = texts;
    this.clock = clock;
  }

  /// The day, and why it is another than was proposed.
  record KnownOnRequest(@NotNull LocalDate knownOn, @NotBlank @Size(max = 2000) String reason) {}

  /// How, when and how many were told by this telling, all who were reported where it does not say;
  /// or what took its place.
  record PersonsToldRequest(
      @NotBlank @Size(max = 200) String how,
      @NotNull @PastOrPresent Instant at,
      @PositiveOrZero @Nullable Long count,
      @Size(max = 2000) @Nullable String substitute) {}

  @PUT
  @Path("known-on")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Set the day from which a duty's days are counted")
  @APIResponseSchema(responseCode = "200", value = DutyView.class)
  public Response knownOn(@PathParam("id") UUID id, KnownOnRequest wanted) {
    var today = JapanTime.dayOf(clock.instant());
    if (wanted.knownOn().isAfter(today)) {
      throw new Invalid(List.of(FieldFault.of("/knownOn", texts, "duty.day-ahead")));
    }
    return duties.seenBy(caller, id).map(duty -> set(duty, wanted)).orElseGet(problems::notFound);
  }

  private Response set(TrackedDuty duty, KnownOnRequest wanted) {
    var dossier = dossiers.locked(duty.incidentId());
    // Who had the dossier may have changed it since it was read: a receipt must not be undone.
    database.refresh(duty);
    // A day that somebody set may be what took the duty away: then it can be set again.
    if (dossier.over()
        || (duty.told().state() == DutyState.NOT_REQUIRED && days.of(duty).isEmpty())) {
      return problems.of(Response.Status.CONFLICT, "duty.not-required");
    }
    var reckoned =
        reckoning.set(dossier, duty, wanted.knownOn(), wanted.reason(), caller.subject());
    var knownOn = duty.told().knownOn();
    if (knownOn != null && !knownOn.equals(wanted.knownOn())) {
      throw new Invalid(List.of(FieldFault.of("/knownOn", texts, "duty.day-of-another")));
    }
    unserved.putBefore(dossier, reckoned);
    audit.record(
        "duty.known-on",
        duty.hospitalId(),
        "duty/" + duty.id(),
        Map.of("knownOn", wanted.knownOn().toString()));
    return answer(duty);
  }

  @PUT
  @Path("persons-told")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  @Operation(summary = "Tell that the persons concerned were told")
  @APIResponseSchema(responseCode = "200", value = DutyView.class)
  public Response personsTold(@PathParam("id") UUID id, PersonsToldRequest told) {
    var how = new PersonsTold.Telling(told.how(), told.at(), told.count(), told.substitute());
    return duties
        .seenBy(caller, id)
        .map(
            duty ->
                switch (persons.told(duty, how, caller)) {
                  case RECORDED -> answer(duty);
                  case NO_DUTY -> problems.of(Response.Status.CONFLICT, "duty.no-persons");
                  case TOO_EARLY ->
                      throw new Invalid(List.of(FieldFault.of("/at", texts, "duty.told-early")));
                })
        .orElseGet(problems::notFound);
  }

  private Response answer(TrackedDuty duty) {
    return Response.ok(DutyView.of(duty.told(), JapanTime.dayOf(clock.instant()), texts)).build();
  }
}
