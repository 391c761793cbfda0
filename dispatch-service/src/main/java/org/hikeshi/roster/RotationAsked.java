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
    @NotBlank(message = "{jakarta.validation.constraints.NotBlank.message}")
        @Size(max = 200, message = "{jakarta.validation.constraints.Size.message}")
        String name,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}") LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "{roster.time}")
        String handsOverAt,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Min(value = 1, message = "{jakarta.validation.constraints.Min.message}")
        @Max(value = 366, message = "{jakarta.validation.constraints.Max.message}")
        Integer everyDays,
    @NotEmpty(message = "{jakarta.validation.constraints.NotEmpty.message}")
        @Size(max = 200, message = "{jakarta.validation.constraints.Size.message}")
        List<UUID> participants,
    @Nullable Days days) {

  /// Holidays are national ones and 29 December to 3 January, whichever day of the week.
  enum Days {
    ALL,
    ORDINARY,
    HOLIDAYS
  }
}
