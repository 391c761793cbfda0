package org.hikeshi.matching;

import org.hikeshi.matching.Reason.Code;

/// How near an engineer is, nearest first: the order of the constants is the order of the choice.
enum Proximity {
  SAME_AREA(Code.SAME_AREA),
  SAME_PREFECTURE(Code.SAME_PREFECTURE),
  NEIGHBOURING_PREFECTURE(Code.NEIGHBOURING_PREFECTURE),
  SAME_BLOCK(Code.SAME_BLOCK),
  ELSEWHERE(Code.ELSEWHERE);

  private final Code code;

  Proximity(Code code) {
    this.code = code;
  }

  Code code() {
    return code;
  }

  static Proximity between(Need need, Candidate candidate) {
    var there = need.prefecture();
    var here = candidate.prefecture();
    if (there.equals(here)) {
      var area = need.secondaryMedicalArea();
      return area != null && area.equals(candidate.secondaryMedicalArea())
          ? SAME_AREA
          : SAME_PREFECTURE;
    }
    if (Prefectures.JAPAN.neighbours(there, here)) {
      return NEIGHBOURING_PREFECTURE;
    }
    return Prefectures.JAPAN.sameBlock(there, here) ? SAME_BLOCK : ELSEWHERE;
  }
}
