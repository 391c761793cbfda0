package org.hikeshi.events;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rules ask about a hospital, as it stood when the report was filed. It carries neither
/// its name nor anybody's.
///
/// @param prefecture JIS X 0401, two digits
/// @param city JIS X 0402, six digits, or null
/// @param secondaryMedicalArea code of the 二次医療圏, or null
/// @param beds licensed beds (許可病床数), or null
/// @param vendors company names, for conflicts of interest
public record HospitalFacts(
    UUID id,
    String prefecture,
    @Nullable String city,
    @Nullable String secondaryMedicalArea,
    Founder founder,
    @Nullable Integer beds,
    Set<String> functions,
    List<String> vendors,
    Readiness readiness) {

  /// How well prepared the hospital said it was; UNKNOWN where it said nothing.
  public record Readiness(
      Answer responsibleOfficer, Answer offlineBackup, Answer bcp, Answer survey) {

    public static final Readiness NOT_KNOWN =
        new Readiness(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
  }
}
