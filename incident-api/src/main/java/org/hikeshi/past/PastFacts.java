package org.hikeshi.past;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.sheet.Reading;
import org.jspecify.annotations.Nullable;

/// What a line says of an incident that is over.
///
/// @param reference the desk's own number for it
/// @param detectedOn the day in Japan on which the hospital noticed it
/// @param reportedOn the day on which the desk was told; null where nobody noted it
/// @param kind what it turned out to be; null where nobody said
/// @param careImpact codes of [org.hikeshi.events.CareImpact]
/// @param persons how many persons' data, as it was written down
record PastFacts(
    UUID hospitalId,
    @Nullable String reference,
    LocalDate detectedOn,
    @Nullable LocalDate reportedOn,
    @Nullable LocalDate closedOn,
    Category category,
    @Nullable ResolvedAs kind,
    Set<String> careImpact,
    @Nullable Integer persons,
    @Nullable String summary,
    @Nullable String lessons) {

  /// What makes two lines one incident: the desk's reference, which no two hospitals share, or else
  /// the hospital and the day.
  String key() {
    return reference == null ? day() : "reference " + Reading.narrow(reference);
  }

  /// The key of a line without a reference.
  String day() {
    return hospitalId + " " + detectedOn;
  }

  PastFacts withoutWords() {
    return new PastFacts(
        hospitalId,
        reference,
        detectedOn,
        reportedOn,
        closedOn,
        category,
        kind,
        careImpact,
        persons,
        null,
        null);
  }
}
