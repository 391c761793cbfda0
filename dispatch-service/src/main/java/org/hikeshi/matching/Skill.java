package org.hikeshi.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody is able to do, and how well.
///
/// @param skill a code such as LEAD or FORENSICS
/// @param level 1 (has helped with it) to 4 (teaches it)
/// @param expiresOn the last day on which it counts, or null when it does not expire
public record Skill(String skill, int level, @Nullable LocalDate expiresOn) {

  static final int HIGHEST = 4;

  boolean validOn(LocalDate day) {
    return expiresOn == null || !day.isAfter(expiresOn);
  }
}
