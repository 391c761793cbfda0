package org.hikeshi.desk;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.util.Set;
import org.hikeshi.web.time.JapanTime;

/// The same hours on some days of each week.
///
/// @param days on which they begin
/// @param to not after `from` means the next day: 17:30 to 08:30 is a night, 09:00 to 09:00 a day
public record WeeklyHours(
    @NotEmpty Set<DayOfWeek> days,
    @NotNull @Pattern(regexp = JapanTime.TIME_OF_DAY, message = "{roster.time}") String from,
    @NotNull @Pattern(regexp = JapanTime.TIME_OF_DAY, message = "{roster.time}") String to) {}
