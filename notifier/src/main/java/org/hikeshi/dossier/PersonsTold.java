package org.hikeshi.dossier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record that persons concerned were told, or what took its place. More than one may be made:
/// each counts those who were told since the one before. One that was made before that was the rule
/// may be a running total, and adds to none.
@Entity
public class PersonsTold {

  @Id private UUID id;
  private UUID dutyId;
  private UUID hospitalId;
  private String how;
  private Instant at;
  private @Nullable Long count;
  private @Nullable String substitute;
  private String recordedBy;
  private Instant recordedAt;
  private boolean addsUp;

  /// What of the erased words still counts, written by the erasing alone: whether something took
  /// the place of telling, and whether it says the same as a record before it.
  @Column(insertable = false, updatable = false)
  private boolean hadSubstitute;

  @Column(insertable = false, updatable = false)
  private boolean repeats;

  protected PersonsTold() {}

  PersonsTold(UUID id, TrackedDuty duty, Telling told, String by, Instant now) {
    this.id = id;
    this.dutyId = duty.id();
    this.hospitalId = duty.hospitalId();
    this.how = told.how();
    this.at = told.at();
    this.count = told.count();
    this.substitute = told.substitute();
    this.recordedBy = by;
    this.recordedAt = now;
    this.addsUp = true;
  }

  Telling telling() {
    return new Telling(how, at, count, substitute);
  }

  /// Whether it says anything else than those before it, which it joins.
  boolean joins(Set<Telling> earlier) {
    return how.isEmpty() ? !repeats : earlier.add(telling());
  }

  /// How many are told with it, where so many were before.
  long onto(long before, long reportedByThen) {
    return addsUp ? sum(before, reportedByThen) : Math.max(before, sum(0, reportedByThen));
  }

  private long sum(long before, long reportedByThen) {
    var sum = telling().onto(before, reportedByThen);
    return hadSubstitute ? Math.max(sum, reportedByThen) : sum;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  /// How the persons were told.
  ///
  /// @param count how many since the record before, or null where that is all of them
  /// @param substitute what took the place of telling each (代替措置), or null
  public record Telling(String how, Instant at, @Nullable Long count, @Nullable String substitute) {

    /// How many are told with it, where so many were before. Without a number, or with what took
    /// the place of telling, it speaks of all who were reported by then.
    long onto(long before, long reportedByThen) {
      var sum = before + (count == null ? 0 : count);
      return count == null || substitute != null ? Math.max(sum, reportedByThen) : sum;
    }
  }
}
