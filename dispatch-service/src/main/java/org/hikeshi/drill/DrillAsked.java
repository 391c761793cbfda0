package org.hikeshi.drill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.roster.EngineerProfile;
import org.jspecify.annotations.Nullable;

/// A drill to be planned.
///
/// @param plannedAt when it begins by itself; one that has passed begins at once; what was more
///   than an hour ago is refused
/// @param prefecture where the hospital would be
/// @param hospitalId who files the report with which it begins (`POST /drills/{id}/report` on
///   incident-api); without it, it begins with the alarm
record DrillAsked(
    @NotBlank @Size(max = 200) String name,
    @NotNull Instant plannedAt,
    @NotNull @Pattern(regexp = EngineerProfile.PREFECTURE, message = "{roster.prefecture}")
        String prefecture,
    @NotEmpty Set<CareImpact> careImpact,
    @Nullable UUID hospitalId) {}
