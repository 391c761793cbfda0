package org.hikeshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The desk as it is read: who, in order, and whether she is there at this moment.
public record DeskView(List<Person> people) {

  /// @param there by her hours, now
  public record Person(
      UUID id,
      String name,
      boolean there,
      List<DeskContact> contacts,
      List<WeeklyHours> hours,
      List<DatedHours> days) {}

  static DeskView of(List<DeskPerson> people, Instant now) {
    return new DeskView(people.stream().map(person -> person.view(now)).toList());
  }
}
