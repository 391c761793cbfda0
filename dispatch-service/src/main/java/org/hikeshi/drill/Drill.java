package org.hikeshi.drill;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.CareImpact;
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
  private @Nullable UUID hospitalId;
  private @Nullable Instant reportedAt;
  private List<String> leftOut = List.of();
  private boolean helpWanted = true;

  /// For Hibernate.
  protected Drill() {}

  Drill(UUID id, DrillAsked asked) {
    this.id = id;
    this.name = asked.name();
    this.plannedAt = asked.plannedAt();
    this.prefecture = asked.prefecture();
    this.hospitalId = asked.hospitalId();
    this.careImpact = asked.careImpact().stream().map(Enum::name).sorted().toList();
  }

  boolean beginsWithAReport() {
    return hospitalId != null;
  }

  /// Whether this hospital is to report.
  boolean isOf(UUID hospital) {
    return hospital.equals(hospitalId);
  }

  /// What a report changes about whether help is wanted.
  enum Help {
    BEGINS,
    STOPS,
    AS_BEFORE
  }

  /// The first time counts; what it says may be said better later.
  Help reported(DrillReport report, Instant now) {
    var first = reportedAt == null;
    reportedAt = first ? now : reportedAt;
    leftOut = List.copyOf(report.leftOut());
    var before = !first && helpWanted;
    helpWanted = report.helpWanted();
    if (helpWanted == before) {
      return Help.AS_BEFORE;
    }
    return helpWanted ? Help.BEGINS : Help.STOPS;
  }

  boolean helpWanted() {
    return helpWanted;
  }

  @Nullable Instant reportedAt() {
    return reportedAt;
  }

  List<String> leftOut() {
    return leftOut;
  }

  @Nullable Instant endedAt() {
    return endedAt;
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

  boolean isDue(Instant now) {
    return startedAt == null && endedAt == null && !plannedAt.isAfter(now);
  }

  /// Whether it began before then and goes on, or was to begin before then and has not.
  boolean isForgotten(Instant startedBefore, Instant plannedBefore) {
    return endedAt == null
        && (startedAt == null
            ? plannedAt.isBefore(plannedBefore)
            : startedAt.isBefore(startedBefore));
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

  Set<CareImpact> impact() {
    return careImpact.stream().map(CareImpact::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  View view(@Nullable Score score) {
    return new View(
        id,
        name,
        plannedAt,
        prefecture,
        careImpact,
        hospitalId,
        startedAt,
        reportedAt,
        endedAt,
        score);
  }

  /// @param score null before it has begun, and in lists
  @Schema(name = "DrillView")
  record View(
      UUID id,
      String name,
      Instant plannedAt,
      String prefecture,
      List<String> careImpact,
      @Nullable UUID hospitalId,
      @Nullable Instant startedAt,
      @Nullable Instant reportedAt,
      @Nullable Instant endedAt,
      @Nullable Score score) {}
}
