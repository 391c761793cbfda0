package org.hikeshi.events;

import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param aloneIn those of its functions that no other hospital of the directory has in its
///   secondary medical area; none where the area is not known, and in events of before it was
///   counted
public record HospitalFacts(
    UUID id,
    String prefecture,
    @Nullable String city,
    @Nullable String secondaryMedicalArea,
    Founder founder,
    @Nullable Integer beds,
    Set<String> functions,
    List<String> vendors,
    Readiness readiness,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> aloneIn) {

  public HospitalFacts {
    aloneIn = aloneIn == null ? Set.of() : Set.copyOf(aloneIn);
  }

  public HospitalFacts(
      UUID id,
      String prefecture,
      @Nullable String city,
      @Nullable String secondaryMedicalArea,
      Founder founder,
      @Nullable Integer beds,
      Set<String> functions,
      List<String> vendors,
      Readiness readiness) {
    this(
        id,
        prefecture,
        city,
        secondaryMedicalArea,
        founder,
        beds,
        functions,
        vendors,
        readiness,
        Set.of());
  }

  /// How well prepared the hospital said it was; UNKNOWN where it said nothing.
  public record Readiness(
      Answer responsibleOfficer, Answer offlineBackup, Answer bcp, Answer survey) {

    public static final Readiness NOT_KNOWN =
        new Readiness(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
  }
}
