package org.hikeshi.duty;

import org.hikeshi.events.Answer;
import org.hikeshi.events.Facts;

/// Whether somebody did it on purpose (不正の目的), or may have.
final class Intent {

  /// An attack whose purpose nobody knows is a suspicion of a bad one, which is enough (おそれ); so is
  /// data that somebody encrypted.
  static Answer of(Facts facts) {
    var data = facts.personalData();
    var suspicious = facts.category().attack() || data.encryptedUnrecoverable() == Answer.YES;
    return data.maliciousIntent() == Answer.UNKNOWN && suspicious
        ? Answer.YES
        : data.maliciousIntent();
  }

  private Intent() {}
}
