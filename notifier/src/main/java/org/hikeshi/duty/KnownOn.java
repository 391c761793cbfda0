package org.hikeshi.duty;

import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Law;
import org.jspecify.annotations.Nullable;

/// A day of knowing that a person has set, with a reason, instead of the proposed one. It holds
/// until the duty falls away; what begins again later has a day of its own.
///
/// @param clock as [Duty#clock]: both stages of one law share one
/// @param revision the newest report when it was set
public record KnownOn(String authority, @Nullable Law clock, LocalDate day, int revision) {}
