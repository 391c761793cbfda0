package org.hikeshi.events;

import java.util.Set;

/// What is known about personal data, coded: each input of the reportable situations (APPI rule,
/// article 7; My Number rule, article 2).
///
/// @param strongEncryption UNKNOWN counts as NO
/// @param encryptedUnrecoverable encrypted by the attacker and not restorable from elsewhere (毀損)
public record PersonalData(
    LeakState state,
    Answer sensitive,
    Answer financialHarm,
    Answer maliciousIntent,
    Answer strongEncryption,
    Answer encryptedUnrecoverable,
    Set<Sign> signs,
    Persons persons,
    Answer myNumber,
    Persons myNumberPersons) {

  /// Nothing is known yet.
  public static final PersonalData NOT_KNOWN =
      new PersonalData(
          LeakState.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Set.of(),
          Persons.NOT_KNOWN,
          Answer.UNKNOWN,
          Persons.NOT_KNOWN);
}
