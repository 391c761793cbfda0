package org.hikeshi.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That somebody of the desk was rung to see whether an alarm would reach her.
///
/// @param answeredAt null while, or where, she has not answered
/// @param answeredHow KEY or LINK
/// @param rings whether she is still being rung
public record Trial(
    UUID id,
    Instant askedAt,
    @Nullable Instant answeredAt,
    @Nullable String answeredHow,
    boolean rings) {}
