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
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}", message = "{roster.code}")
        String skill,
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}")
        @Min(value = 1, message = "{jakarta.validation.constraints.Min.message}")
        @Max(value = 4, message = "{jakarta.validation.constraints.Max.message}")
        Integer level,
    @Nullable LocalDate expiresOn) {

  Skill forMatching() {
    return new Skill(skill, level, expiresOn);
  }
}
