package org.hikeshi.matching;

import java.util.Collection;

/// In a wave, the places of those who could lead are few: so many are kept as there are sites that
/// come first and have nobody yet. Whoever cannot lead is asked for other seats all the same.
final class Places {

  /// How many of those who could lead may be asked for this need without touching what is kept.
  static long beyond(Need need, Collection<Candidate> candidates) {
    return need.kept() == 0
        ? Long.MAX_VALUE
        : candidates.stream()
                .filter(candidate -> leads(need, candidate))
                .mapToLong(Candidate::room)
                .sum()
            - need.kept();
  }

  /// Whether she could be sent as somebody's lead at this moment, had she room.
  static boolean leads(Need need, Candidate candidate) {
    var rests = candidate.restsUntil();
    return candidate.onDuty()
        && !candidate.absent()
        && (rests == null || !need.at().isBefore(rests))
        && candidate.skills().stream()
            .anyMatch(
                has ->
                    has.skill().equals(Need.LEAD)
                        && has.level() >= need.level()
                        && has.validOn(need.day()));
  }

  private Places() {}
}
