package org.hikeshi.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.call.CallReport.Status;
import org.jspecify.annotations.Nullable;

/// A call as the duty desk reads it: whom, about what, by which ways, and what came of each. No
/// address and no words.
///
/// @param subject the offer, the dispatch or the notice that it is about
record CallView(
    UUID id,
    Occasion.Kind kind,
    UUID subject,
    @Nullable UUID incidentId,
    @Nullable UUID engineerId,
    @Nullable String seat,
    Call.State state,
    Instant createdAt,
    @Nullable Instant expiresAt,
    List<Tried> attempts) {

  /// @param personId of the duty desk, where it rang one of its people
  /// @param outcome SENT or FAILED, or null while it is under way
  record Tried(
      UUID id,
      Way way,
      @Nullable UUID personId,
      Instant at,
      @Nullable String outcome,
      @Nullable String detail,
      List<Told> reports) {}

  @Schema(name = "CallTold")
  record Told(Status status, String key, Instant at) {}

  static CallView of(Call call, List<Attempt> attempts, List<CallReport> reports) {
    return new CallView(
        call.id(),
        call.kind(),
        call.subject(),
        call.incidentId(),
        call.engineerId(),
        call.seat(),
        call.state(),
        call.createdAt(),
        call.expiresAt(),
        attempts.stream()
            .filter(attempt -> attempt.callId().equals(call.id()))
            .map(attempt -> tried(attempt, reports))
            .toList());
  }

  private static Tried tried(Attempt attempt, List<CallReport> reports) {
    return new Tried(
        attempt.id(),
        attempt.way(),
        attempt.personId(),
        attempt.at(),
        attempt.outcome(),
        attempt.detail(),
        reports.stream()
            .filter(report -> report.attemptId().equals(attempt.id()))
            .map(report -> new Told(report.status(), report.key(), report.at()))
            .toList());
  }
}
