package org.hikeshi.matching;

import java.util.Arrays;
import java.util.List;

/// How far away somebody may be who is asked to travel to the hospital. Whoever helps remotely is
/// asked wherever she is.
public enum Reach {
  PREFECTURE(Proximity.SAME_PREFECTURE),
  NEIGHBOURS(Proximity.NEIGHBOURING_PREFECTURE),
  BLOCK(Proximity.SAME_BLOCK),
  COUNTRY(Proximity.ELSEWHERE);

  private final Proximity farthest;

  Reach(Proximity farthest) {
    this.farthest = farthest;
  }

  boolean covers(Proximity proximity) {
    return proximity.compareTo(farthest) <= 0;
  }

  /// This one and all that are wider, narrowest first.
  public List<Reach> andWider() {
    return Arrays.stream(values()).filter(reach -> reach.compareTo(this) >= 0).toList();
  }
}
