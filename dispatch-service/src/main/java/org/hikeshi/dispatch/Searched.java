package org.hikeshi.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.hikeshi.matching.Choice;
import org.hikeshi.matching.Ranking.Place;

/// One look for somebody, as it was: all that was considered, by which rules, and who was asked.
/// Written once. A JSON column, for it is only ever read whole, to be shown or made again.
@Entity
@Immutable
@Table(name = "searched")
class Searched {

  @Id private UUID id;
  private UUID dispatchId;
  private UUID hospitalId;
  private String seat;
  private int round;
  private Instant at;
  private List<String> asked;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Choice choice;

  /// For Hibernate.
  protected Searched() {}

  private Searched(UUID id, Seat seat, Choice choice, List<String> asked, Instant at) {
    this.id = id;
    this.dispatchId = seat.dispatch().id();
    this.hospitalId = seat.dispatch().hospitalId();
    this.seat = seat.name();
    this.round = seat.round();
    this.at = at;
    this.asked = asked;
    this.choice = choice;
  }

  static Searched of(Watch watch, Seat seat, Choice choice, List<Place> asked) {
    return new Searched(
        watch.ids().get(),
        seat,
        choice,
        asked.stream().map(place -> place.engineerId().toString()).toList(),
        watch.now());
  }

  UUID id() {
    return id;
  }

  String seat() {
    return seat;
  }

  int round() {
    return round;
  }

  Instant at() {
    return at;
  }

  Choice choice() {
    return choice;
  }

  boolean asked(UUID engineer) {
    return asked.contains(engineer.toString());
  }
}
