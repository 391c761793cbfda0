package org.hikeshi.drill;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A drill, planned by the desk. Its id stands where a case has its incident's.
@Entity
@Table(name = "drill")
class Drill {

  @Id private UUID id;
  private String name;
  private Instant plannedAt;
  private String prefecture;
  private List<String> careImpact;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;

  /// For Hibernate.
  protected Drill() {}

  Drill(UUID id, DrillAsked asked) {
    this.id = id;
    this.name = asked.name();
    this.plannedAt = asked.plannedAt();
    this.prefecture = asked.prefecture();
    this.careImpact = asked.careImpact().stream().map(Enum::name).sorted().toList();
  }

  void started(Instant now) {
    startedAt = now;
  }

  /// @return false when it is over already
  boolean ended(Instant now) {
    if (endedAt != null) {
      return false;
    }
    endedAt = now;
    return true;
  }

  boolean isRunning() {
    return startedAt != null && endedAt == null;
  }

  UUID id() {
    return id;
  }

  String prefecture() {
    return prefecture;
  }

  List<String> careImpact() {
    return careImpact;
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  View view(@Nullable Score score) {
    return new View(id, name, plannedAt, prefecture, careImpact, startedAt, endedAt, score);
  }

  /// @param score null before it has begun, and in lists
  record View(
      UUID id,
      String name,
      Instant plannedAt,
      String prefecture,
      List<String> careImpact,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Score score) {}
}
