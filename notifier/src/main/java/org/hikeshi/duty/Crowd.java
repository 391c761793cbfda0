package org.hikeshi.duty;

import org.hikeshi.events.Answer;
import org.hikeshi.events.Persons;

/// Whether a number of persons passes a threshold (「千人を超える」: 1,000 does not, 1,001 does).
final class Crowd {

  /// The largest possible number decides. No number is not zero, and "about" exactly the threshold
  /// leaves it open.
  static Answer over(int threshold, Persons persons) {
    var count = persons.count();
    if (!persons.known() || count == null) {
      return Answer.UNKNOWN;
    }
    if (count > threshold) {
      return Answer.YES;
    }
    return persons.qualifier() == Persons.Qualifier.ABOUT && count == threshold
        ? Answer.UNKNOWN
        : Answer.NO;
  }

  private Crowd() {}
}
