package org.hikeshi.matching;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// One choice as it is kept: the rules' version, everything that they looked at, and what they
/// said. Whoever doubts it later has it made again.
public record Choice(String rules, Need need, List<Candidate> candidates, Ranking ranking) {

  public Choice {
    candidates = List.copyOf(candidates);
  }

  static Choice made(Need need, Collection<Candidate> candidates, Ranking ranking) {
    return new Choice(
        Matching.RULES,
        need,
        candidates.stream().sorted(Comparator.comparing(Candidate::id)).toList(),
        ranking);
  }

  /// Whether it was made by the rules as they are now; other versions are read, not replayed.
  public boolean ofTheseRules() {
    return rules.equals(Matching.RULES);
  }

  /// What the rules say to the same inputs now.
  public Ranking replayed() {
    return Matching.rank(need, candidates);
  }
}
