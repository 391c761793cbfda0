package org.hikeshi.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What it was and what it taught, by the duty desk.
///
/// @param attack false for a fault or a near miss, which are counted apart
record Resolution(
    @NotBlank @Size(max = 10_000) String cause,
    @Nullable @Size(max = 10_000) String lessons,
    @NotNull Boolean attack) {}
