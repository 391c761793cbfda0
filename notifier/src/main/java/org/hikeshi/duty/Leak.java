package org.hikeshi.duty;

import java.util.Collections;
import java.util.Set;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Sign;

/// Whether personal data leaked, was lost or was damaged (漏えい・滅失・毀損), or may have been. Suspicion
/// counts as much as certainty.
enum Leak {
  YES,
  OPEN,
  NO;

  private static final Set<Category> CANNOT_ENCRYPT =
      Set.of(Category.LOSS_OR_THEFT, Category.SYSTEM_FAULT, Category.DDOS);

  /// A backup removes damage (毀損) but never theft, so a sign of theft stands beside "restored". And
  /// "no leak" does not answer whether data was encrypted beyond recovery, which is damage: GL
  /// 3-5-1.
  ///
  /// @param counted the signs by which this law suspects a leak
  static Leak of(Facts facts, Set<Sign> counted) {
    var data = facts.personalData();
    if (data.encryptedUnrecoverable() == Answer.YES
        || !Collections.disjoint(data.signs(), counted)) {
      return YES;
    }
    return switch (data.state()) {
      case CONFIRMED, SUSPECTED -> YES;
      case UNKNOWN -> OPEN;
      case NONE -> mayBeEncrypted(facts) ? OPEN : NO;
    };
  }

  private static boolean mayBeEncrypted(Facts facts) {
    return facts.personalData().encryptedUnrecoverable() == Answer.UNKNOWN
        && !CANNOT_ENCRYPT.contains(facts.category());
  }

  /// Whether only the encryption is in question, and no leak is.
  static boolean onlyDamageIsOpen(Facts facts) {
    return facts.personalData().state() == LeakState.NONE;
  }
}
