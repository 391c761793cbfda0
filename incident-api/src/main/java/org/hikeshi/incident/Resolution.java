package org.hikeshi.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.jspecify.annotations.Nullable;

/// What it was and what it taught, by the duty desk.
///
/// @param attack false for a fault or a near miss, which are counted apart
/// @param kind which of the three; left out, a near miss is what was reported as an attack
public record Resolution(
    @NotBlank @Size(max = 10_000) String cause,
    @Nullable @Size(max = 10_000) String lessons,
    @NotNull Boolean attack,
    @Nullable ResolvedAs kind) {

  boolean contradicts() {
    return kind != null && kind.attack() != attack;
  }

  ResolvedAs kind(Category reportedAs) {
    return kind == null ? ResolvedAs.of(attack, reportedAs) : kind;
  }
}
