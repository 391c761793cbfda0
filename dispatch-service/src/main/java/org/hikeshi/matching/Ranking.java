package org.hikeshi.matching;

import java.util.List;
import java.util.UUID;

/// Every candidate's place: who may be asked, best first, and who may not, each with the reasons.
public record Ranking(List<Place> ranked, List<Place> excluded) {

  /// @param why never empty
  public record Place(UUID engineerId, List<Reason> why) {}
}
