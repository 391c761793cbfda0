package org.hikeshi.incident;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.hikeshi.web.Problem;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Takes a report in a drill: read and refused like any, and then nothing of it is kept here. No
/// incident begins, so no duty, notice or statistic can follow; dispatch-service hears that the
/// hospital has reported, and sends engineers as in a case.
@ApplicationScoped
public class DrillReporting {

  private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);
  private static final Set<Integer> OURS =
      Set.of(Status.UNAUTHORIZED.getStatusCode(), Status.FORBIDDEN.getStatusCode());

  private final Hospitals hospitals;
  private final ControlRoom controlRoom;
  private final Clock clock;

  DrillReporting(Hospitals hospitals, @RestClient ControlRoom controlRoom, Clock clock) {
    this.hospitals = hospitals;
    this.controlRoom = controlRoom;
    this.clock = clock;
  }

  /// What came of it. Whichever it is, nothing was reported.
  public sealed interface Outcome {

    /// @param leftOut fields that would have been needed; a second report may say them
    record Taken(@Nullable Instant reportedAt, List<String> leftOut) implements Outcome {}

    /// As a report would be.
    record Refused(Filing.Outcome why) implements Outcome {}

    /// This hospital has no such drill.
    record Unknown() implements Outcome {}

    /// It has not begun, or is over.
    record NotRunning() implements Outcome {}

    /// Refused by dispatch-service, in its own words.
    record RefusedThere(int status, @Nullable String retryAfter, String words) implements Outcome {}

    /// Dispatch-service cannot be told now.
    record Away() implements Outcome {}
  }

  private sealed interface Read {

    record Told(Exercised said) implements Read {}

    record Contrary(Filing.Outcome why) implements Read {}
  }

  /// While dispatch-service is asked, no connection to the database is held. Whoever calls this in
  /// a transaction would hold one, and is refused as a bug.
  ///
  /// @param said checked already, as report no. 1
  public Outcome report(UUID drill, Statement said, UUID hospitalId) {
    var read =
        QuarkusTransaction.disallowingExisting()
            .call(() -> hospitals.findByIdOptional(hospitalId).map(each -> read(said, each)));
    return switch (read.orElse(null)) {
      case null -> new Outcome.Unknown();
      case Read.Contrary(var why) -> new Outcome.Refused(why);
      case Read.Told(var told) -> tell(drill, told);
    };
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
          new Read.Contrary(new Filing.Outcome.Contradictory(pointers));
      case Merge.ReasonMissing(var pointers) ->
          new Read.Contrary(new Filing.Outcome.ReasonMissing(pointers));
    };
  }

  private Outcome tell(UUID id, Exercised said) {
    try {
      var drill = controlRoom.reportedInDrill(id, said);
      return new Outcome.Taken(drill.reportedAt(), said.leftOut());
    } catch (WebApplicationException e) {
      return switch (Status.fromStatusCode(e.getResponse().getStatus())) {
        case NOT_FOUND -> new Outcome.Unknown();
        case CONFLICT -> new Outcome.NotRunning();
        case null, default -> refused(id, e);
      };
    } catch (RuntimeException e) {
      // not only dispatch-service may be away, but also who signs this service in there
      return away(id, e);
    }
  }

  /// What dispatch-service refuses is told in its own words. Where it refuses this service, or
  /// something between the two answers, there is nothing that the hospital could mend.
  private static Outcome refused(UUID id, WebApplicationException why) {
    var refusal = why.getResponse();
    boolean ours = OURS.contains(refusal.getStatus());
    if (refusal.getStatus() >= 500 || ours || !PROBLEM.isCompatible(refusal.getMediaType())) {
      return away(id, why);
    }
    return new Outcome.RefusedThere(
        refusal.getStatus(),
        refusal.getHeaderString(HttpHeaders.RETRY_AFTER),
        refusal.readEntity(String.class));
  }

  private static Outcome away(UUID id, RuntimeException why) {
    Log.warnf("drill=%s: dispatch-service could not be told: %s", id, why.toString());
    return new Outcome.Away();
  }
}
