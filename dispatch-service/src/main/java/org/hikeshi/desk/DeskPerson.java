package org.hikeshi.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Somebody of the duty desk. JSON columns, for they are only ever read and written whole.
@Entity
class DeskPerson {

  @Id private UUID id;
  private int position;
  private String name;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<DeskContact> contacts;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<WeeklyHours> hours;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<DatedHours> days;

  /// For Hibernate.
  protected DeskPerson() {}

  DeskPerson(UUID id, int position, DeskAsked.Person asked) {
    this.id = id;
    this.position = position;
    become(asked);
  }

  void become(DeskAsked.Person asked) {
    name = asked.name();
    contacts = List.copyOf(asked.contacts());
    hours = List.copyOf(asked.hoursOrNone());
    days = List.copyOf(asked.daysOrNone());
  }

  /// From now on so many are rung before her.
  void comes(int after) {
    position = after;
  }

  boolean isCalled(DeskAsked.Person asked) {
    return name.equals(asked.name()) && contacts.equals(asked.contacts());
  }

  /// Whether these are her weekly hours.
  boolean keeps(DeskAsked.Person asked) {
    return hours.equals(asked.hoursOrNone());
  }

  boolean isThere(Instant at) {
    return new DeskHours(hours, days).cover(at);
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  List<DeskContact> contacts() {
    return contacts;
  }

  /// @param shown since when an answer shows that her ways work
  DeskView.Person view(
      Instant now, @Nullable Trial trial, @Nullable Instant answeredAt, Instant shown) {
    var untested = answeredAt == null || answeredAt.isBefore(shown);
    return new DeskView.Person(
        id, name, isThere(now), contacts, hours, days, trial, answeredAt, untested);
  }

  /// All that is written of her, the days of a week in their order.
  List<Object> words() {
    var weekly =
        hours.stream()
            .map(each -> List.of(EnumSet.copyOf(each.days()), each.from(), each.to()))
            .toList();
    return List.of(name, contacts, weekly, days);
  }

  DeskAsked.Person asked() {
    return new DeskAsked.Person(name, contacts, hours, days);
  }
}
