package org.hikeshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alarm as the desk reads it.
///
/// @param subject the notice, where it is about one
/// @param acknowledgedBy the name of whoever took it up; null while it rings, or where it ended
///   before anybody did
/// @param acknowledgedHow KEY, LINK, PAGE or API
/// @param endedAt since when its reason is over
/// @param askedBy who of the desk had it rung, where somebody did; `words` are hers
/// @param follows the alarm that this one goes on from, which somebody else had in hand before
/// @param attempts whom notifier has rung, by which way, oldest first
public record AlarmView(
    UUID id,
    What what,
    @Nullable UUID dispatchId,
    @Nullable UUID incidentId,
    @Nullable UUID subject,
    @Nullable String seat,
    @Nullable String prefecture,
    List<String> careImpact,
    boolean drill,
    Instant raisedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable String acknowledgedHow,
    @Nullable Instant endedAt,
    @Nullable String askedBy,
    @Nullable String words,
    @Nullable UUID follows,
    List<Attempt> attempts) {

  /// @param person her name as it was then; null where the desk's mail stood in for a roster
  public record Attempt(Instant at, @Nullable String person, String way) {}

  public boolean trial() {
    return what == What.TRIAL;
  }

  public boolean rings() {
    return acknowledgedAt == null && endedAt == null;
  }

  /// Somebody has taken it up, and its reason is not over.
  public boolean inHand() {
    return acknowledgedAt != null && endedAt == null;
  }
}
