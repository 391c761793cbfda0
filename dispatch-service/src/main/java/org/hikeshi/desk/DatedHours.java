package org.hikeshi.desk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The hours that begin on one day, in place of that day's weekly ones.
///
/// @param from null, as `to`: not there at all on that day
/// @param to not after `from` means the next day
public record DatedHours(
    @NotNull LocalDate on,
    @Pattern(regexp = JapanTime.TIME_OF_DAY, message = "{roster.time}") @Nullable String from,
    @Pattern(regexp = JapanTime.TIME_OF_DAY, message = "{roster.time}") @Nullable String to) {

  /// Whether it has both a beginning and an end, or neither.
  public boolean isWhole() {
    return (from == null) == (to == null);
  }
}
