package org.hikeshi.incident;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.report.Merge;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.Statement;
import org.hikeshi.web.Checks;
import org.hikeshi.web.Problem;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A report in a drill: read, checked and refused like any, and then nothing of it is kept here. No
/// incident begins, so no duty, notice or statistic can follow; dispatch-service hears that the
/// hospital has reported, and sends engineers as in a case.
@Path("drills/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DrillReportsResource {

  private static final int AGAIN_SECONDS = 5;
  private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);
  private static final Set<Integer> OURS =
      Set.of(Status.UNAUTHORIZED.getStatusCode(), Status.FORBIDDEN.getStatusCode());

  private final Hospitals hospitals;
  private final ControlRoom controlRoom;
  private final Clerks clerks;
  private final Answers answers;
  private final Problems problems;
  private final Texts texts;
  private final Clock clock;

  DrillReportsResource(
      Hospitals hospitals,
      @RestClient ControlRoom controlRoom,
      Clerks clerks,
      Answers answers,
      Problems problems,
      Texts texts,
      Clock clock) {
    this.hospitals = hospitals;
    this.controlRoom = controlRoom;
    this.clerks = clerks;
    this.answers = answers;
    this.problems = problems;
    this.texts = texts;
    this.clock = clock;
  }

  /// @param mark that it is a drill, in the caller's language
  /// @param leftOut fields that would have been needed; a second report may say them
  record Taken(UUID drill, String mark, @Nullable Instant reportedAt, List<String> leftOut) {}

  @POST
  @RolesAllowed(Role.HOSPITAL)
  public Response report(@PathParam("id") UUID id, @Checks(Statement.First.class) Statement said) {
    var clerk = clerks.filing(said);
    return QuarkusTransaction.requiringNew()
        .call(() -> hospitals.findByIdOptional(clerk.hospitalId()).map(each -> read(said, each)))
        .map(read -> tell(id, read))
        .orElseGet(answers::notFound);
  }

  private sealed interface Read {

    record Told(Exercised said) implements Read {}

    record Refused(Filing.Outcome why) implements Read {}
  }

  private Read read(Statement said, Hospital hospital) {
    var now = clock.instant();
    return switch (Snapshot.first(said, said.saidAt(now), hospital.usualForward())) {
      case Merge.Merged(var snapshot) ->
          new Read.Told(
              Exercised.of(
                  said,
                  snapshot.facts(),
                  hospital.facts(hospitals.aloneIn(hospital, JapanTime.dayOf(now)))));
      case Merge.Contradictory(var pointers) ->
          new Read.Refused(new Filing.Outcome.Contradictory(pointers));
      case Merge.ReasonMissing(var pointers) ->
          new Read.Refused(new Filing.Outcome.ReasonMissing(pointers));
    };
  }

  private Response tell(UUID id, Read read) {
    return switch (read) {
      case Read.Refused(var why) -> answers.of(why);
      case Read.Told(var said) -> tell(id, said);
    };
  }

  private Response tell(UUID id, Exercised said) {
    try {
      var drill = controlRoom.reportedInDrill(id, said);
      return Response.ok(new Taken(id, texts.of("drill.mark"), drill.reportedAt(), said.leftOut()))
          .build();
    } catch (WebApplicationException e) {
      return switch (Status.fromStatusCode(e.getResponse().getStatus())) {
        case NOT_FOUND -> answers.notFound();
        case CONFLICT -> problems.of(Status.CONFLICT, "drill.not-running");
        case null, default -> passedOn(id, e);
      };
    } catch (RuntimeException e) {
      // not only dispatch-service may be away, but also who signs this service in there
      return away(id, e);
    }
  }

  /// What dispatch-service refuses is told in its own words. Where it refuses this service, or
  /// something between the two answers, there is nothing that the hospital could mend.
  private Response passedOn(UUID id, WebApplicationException why) {
    var refusal = why.getResponse();
    boolean ours = OURS.contains(refusal.getStatus());
    if (refusal.getStatus() >= 500 || ours || !PROBLEM.isCompatible(refusal.getMediaType())) {
      return away(id, why);
    }
    return Response.status(refusal.getStatus())
        .type(PROBLEM)
        .header(HttpHeaders.RETRY_AFTER, refusal.getHeaderString(HttpHeaders.RETRY_AFTER))
        .entity(refusal.readEntity(String.class))
        .build();
  }

  private Response away(UUID id, RuntimeException why) {
    Log.warnf("drill=%s: dispatch-service could not be told: %s", id, why.toString());
    return Response.fromResponse(problems.of(Status.SERVICE_UNAVAILABLE, "drill.away"))
        .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)
        .build();
  }
}
