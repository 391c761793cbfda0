package org.hikeshi.roster;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A rotation to be written down.
///
/// @param endsOn the last day, or null
/// @param handsOverAt `09:00`, in Asia/Tokyo
/// @param everyDays 1 is daily, 7 weekly, anything else is custom
/// @param participants in the order of their turns
/// @param days on which somebody is on duty; ALL where it is null. With HOLIDAYS the turns count
///   holidays, with the others days
record RotationAsked(
    @NotBlank @Size(max = 200) String name,
    @NotNull LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @NotNull @Pattern(regexp = JapanTime.TIME_OF_DAY, message = "{roster.time}") String handsOverAt,
    @NotNull @Min(1) @Max(366) Integer everyDays,
    @NotEmpty @Size(max = 200) List<UUID> participants,
    @Nullable Days days) {

  /// Holidays are national ones and 29 December to 3 January, whichever day of the week.
  enum Days {
    ALL,
    ORDINARY,
    HOLIDAYS
  }
}
