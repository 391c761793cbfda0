package org.hikeshi.duty;

import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.jspecify.annotations.Nullable;

/// The legal person whose clock runs (個人情報取扱事業者), as far as the rules ask about it.
///
/// @param prefecture JIS X 0401, or null where nobody said
/// @param city JIS X 0402 with its check digit, or null
public record Operator(Founder founder, @Nullable String prefecture, @Nullable String city) {

  public static Operator of(HospitalFacts hospital) {
    return new Operator(hospital.founder(), hospital.prefecture(), hospital.city());
  }
}
