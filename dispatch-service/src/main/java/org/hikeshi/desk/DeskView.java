package org.hikeshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The desk as it is read: who, in order, and whether she is there at this moment.
public record DeskView(List<Person> people) {

  /// @param there by her hours, now
  /// @param trial the last that was made of her ways; null where none was
  /// @param answeredAt when she last answered one; null where she never has
  /// @param untested whether nothing shows that an alarm would reach her: no answer, or none for 30
  ///   days
  @Schema(name = "DeskPerson")
  public record Person(
      UUID id,
      String name,
      boolean there,
      List<DeskContact> contacts,
      List<WeeklyHours> hours,
      List<DatedHours> days,
      @Nullable Trial trial,
      @Nullable Instant answeredAt,
      boolean untested) {}
}
