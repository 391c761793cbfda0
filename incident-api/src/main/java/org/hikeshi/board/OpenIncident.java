package org.hikeshi.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.Status;
import org.jspecify.annotations.Nullable;

/// An open incident as the desk sees it.
///
/// @param dispatchId null while dispatch-service has not answered
/// @param care what has stopped, by the newest report
/// @param waiting seats that nobody has taken, in the order in which they were asked for
/// @param unanswered whether nobody is left to ask
/// @param coming how many have said yes
/// @param expectedAt when the first of those on their way means to be there, or null
/// @param overdueDuties duties whose day is over without the authority having received anything
public record OpenIncident(
    UUID id,
    String number,
    String hospital,
    String prefecture,
    Status status,
    String category,
    Instant filedAt,
    @Nullable UUID dispatchId,
    List<CareImpact> care,
    List<String> waiting,
    boolean unanswered,
    long coming,
    @Nullable Instant expectedAt,
    long overdueDuties) {

  public Duration waitingFor(Instant now) {
    return Duration.between(filedAt, now);
  }

  /// The gravest thing that has stopped, as the reports list them: the less, the graver.
  int gravity() {
    return care.stream().mapToInt(Enum::ordinal).min().orElse(CareImpact.UNKNOWN.ordinal());
  }
}
