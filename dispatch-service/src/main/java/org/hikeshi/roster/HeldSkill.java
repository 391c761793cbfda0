package org.hikeshi.roster;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.hikeshi.matching.Skill;
import org.jspecify.annotations.Nullable;

/// A skill as it was certified.
@Embeddable
public record HeldSkill(
    @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "{roster.code}") String skill,
    @NotNull @Min(1) @Max(4) Integer level,
    @Nullable LocalDate expiresOn) {

  Skill forMatching() {
    return new Skill(skill, level, expiresOn);
  }
}
