package org.hikeshi.matching;

import org.hikeshi.matching.Reason.Code;

/// How long the way to the hospital is, roughly: by the distance between the two prefectural
/// offices as the crow flies. It tells a drive from a day's journey, and is no timetable.
enum Travel {
  UNDER_2_HOURS(100, Code.TRAVEL_2_HOURS),
  UNDER_4_HOURS(300, Code.TRAVEL_4_HOURS),
  UNDER_8_HOURS(700, Code.TRAVEL_8_HOURS),
  A_DAY(Integer.MAX_VALUE, Code.TRAVEL_A_DAY);

  private final int upToKm;
  private final Code code;

  Travel(int upToKm, Code code) {
    this.upToKm = upToKm;
    this.code = code;
  }

  Code code() {
    return code;
  }

  static Travel between(Need need, Candidate candidate) {
    var km = Prefectures.JAPAN.kilometres(need.prefecture(), candidate.prefecture());
    for (var travel : values()) {
      if (km <= travel.upToKm) {
        return travel;
      }
    }
    return A_DAY;
  }
}
