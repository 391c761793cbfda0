package org.hikeshi.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;

/// A case that is only exercised: all that a dispatch rests on, and nothing else. It names no
/// authority and is no event, so nothing that tells an authority can take it.
///
/// @param id stands where a case has its incident's
public record Exercise(
    UUID id,
    Category category,
    Set<CareImpact> careImpact,
    Set<String> affectedSystems,
    HospitalFacts hospital) {

  /// Somewhere in that prefecture, at a hospital that there is not.
  public static Exercise invented(UUID id, String prefecture, Set<CareImpact> careImpact) {
    var nothingKnown =
        new HospitalFacts.Readiness(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
    return new Exercise(
        id,
        Category.RANSOMWARE,
        careImpact,
        Set.of(),
        new HospitalFacts(
            id, prefecture, null, null, Founder.OTHER, null, Set.of(), List.of(), nothingKnown));
  }
}
