package org.hikeshi.reminder;

import java.time.LocalDate;
import java.util.UUID;

/// One reminder of one day. When the day moves, the rungs of the new day are others, and those of
/// the old one stay as history.
///
/// @param subject the duty, notice or question
/// @param day the day that is spoken of, in Asia/Tokyo
/// @param on the day on which it is spoken of
record Rung(UUID subject, Matter matter, LocalDate day, LocalDate on) {}
