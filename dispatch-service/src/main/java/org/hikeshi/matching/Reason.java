package org.hikeshi.matching;

/// One reason why somebody is asked at her place in the order, or why not: a code, and what it
/// rests on. The words are made from the code in the reader's language.
///
/// @param detail what the code rests on, such as a number of open duties; empty when the code says
///   it all
public record Reason(Code code, String detail) {

  /// The words of the rules. A code is never reused for something else, for it is stored.
  public enum Code {
    OFF_DUTY,
    ABSENT,
    SKILL_MISSING,
    SKILL_TOO_LOW,
    SKILL_EXPIRED,
    OTHER_MODE,
    TOO_FAR_YET,
    RESTING,
    AT_CAPACITY,
    SPOKEN_FOR,
    KEPT_FOR_LEADS,
    TRIAGES_HELD,
    EMPLOYER_IS_VENDOR,
    CONFLICT_DECLARED,
    ALREADY_ASKED,
    DECLINED_BEFORE,
    LAPSED_BEFORE,
    GAVE_BACK_BEFORE,
    ON_THIS_DISPATCH,

    HAS_SKILL,
    SKILL_BELOW_WISH,
    SKILL_DOUBTED,
    SAME_AREA,
    SAME_PREFECTURE,
    NEIGHBOURING_PREFECTURE,
    SAME_BLOCK,
    ELSEWHERE,
    TRAVEL_2_HOURS,
    TRAVEL_4_HOURS,
    TRAVEL_8_HOURS,
    TRAVEL_A_DAY,
    OPEN_DUTIES,
    RECENT_DUTIES,
    LAST_DUTY,
    NO_DUTY_YET,
    HANDED_OVER,
    BY_HAND,
    REASSIGNED
  }

  /// Whether only her room speaks against her: she would be asked if she had less to do.
  public boolean lacksRoom() {
    return switch (code) {
      case AT_CAPACITY, SPOKEN_FOR, KEPT_FOR_LEADS -> true;
      default -> false;
    };
  }

  public static Reason of(Code code) {
    return new Reason(code, "");
  }

  /// Reads what [#toString] wrote.
  public static Reason parse(String written) {
    var colon = written.indexOf(':');
    return colon < 0
        ? of(Code.valueOf(written))
        : new Reason(Code.valueOf(written.substring(0, colon)), written.substring(colon + 1));
  }

  /// `OPEN_DUTIES:2`, the form in which it is stored.
  @Override
  public String toString() {
    return detail.isEmpty() ? code.name() : code + ":" + detail;
  }
}
