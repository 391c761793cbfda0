package org.hikeshi.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Set;
import org.hikeshi.events.Answer;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Persons.Qualifier;
import org.hikeshi.events.Sign;
import org.jspecify.annotations.Nullable;

/// What a report says about personal data. What it leaves out stays as it was.
public record PersonalDataSaid(
    @Nullable LeakState state,
    @Nullable Answer sensitive,
    @Nullable Answer financialHarm,
    @Nullable Answer maliciousIntent,
    @Nullable Answer strongEncryption,
    @Nullable Answer encryptedUnrecoverable,
    @Nullable Set<@NotNull Sign> signs,
    @Valid PersonsSaid persons,
    @Nullable Answer myNumber,
    @Valid PersonsSaid myNumberPersons) {

  static final PersonalDataSaid NOTHING =
      new PersonalDataSaid(
          null, null, null, null, null, null, null, PersonsSaid.NOTHING, null, PersonsSaid.NOTHING);

  public PersonalDataSaid {
    persons = persons == null ? PersonsSaid.NOTHING : persons;
    myNumberPersons = myNumberPersons == null ? PersonsSaid.NOTHING : myNumberPersons;
  }

  /// A number of persons as a report says it.
  public record PersonsSaid(
      @Nullable Qualifier qualifier, @PositiveOrZero @Max(1_000_000_000) @Nullable Long count) {

    static final PersonsSaid NOTHING = new PersonsSaid(null, null);

    /// A number that nobody qualified is taken as "about": more would be claimed for it than was
    /// said.
    Persons onto(Persons earlier) {
      if (qualifier == Qualifier.UNKNOWN) {
        return Persons.NOT_KNOWN;
      }
      var merged = count == null ? earlier.count() : count;
      if (merged == null) {
        return Persons.NOT_KNOWN;
      }
      if (qualifier != null) {
        return new Persons(qualifier, merged);
      }
      return new Persons(earlier.known() ? earlier.qualifier() : Qualifier.ABOUT, merged);
    }

    /// "Unknown" with a number, or "exactly" without one.
    boolean contradicts(Persons earlier) {
      return qualifier == Qualifier.UNKNOWN
          ? count != null
          : qualifier != null && count == null && !earlier.known();
    }
  }

  /// Of this, what is not known yet.
  public PersonalDataSaid where(PersonalData known) {
    return new PersonalDataSaid(
        known.state() == LeakState.UNKNOWN ? state : null,
        where(known.sensitive(), sensitive),
        where(known.financialHarm(), financialHarm),
        where(known.maliciousIntent(), maliciousIntent),
        where(known.strongEncryption(), strongEncryption),
        where(known.encryptedUnrecoverable(), encryptedUnrecoverable),
        known.signs().isEmpty() ? signs : null,
        known.persons().known() ? PersonsSaid.NOTHING : persons,
        where(known.myNumber(), myNumber),
        known.myNumberPersons().known() ? PersonsSaid.NOTHING : myNumberPersons);
  }

  private static @Nullable Answer where(Answer known, @Nullable Answer said) {
    return known == Answer.UNKNOWN ? said : null;
  }

  public PersonalData onto(PersonalData earlier) {
    return new PersonalData(
        state == null ? earlier.state() : state,
        sensitive == null ? earlier.sensitive() : sensitive,
        financialHarm == null ? earlier.financialHarm() : financialHarm,
        maliciousIntent == null ? earlier.maliciousIntent() : maliciousIntent,
        strongEncryption == null ? earlier.strongEncryption() : strongEncryption,
        encryptedUnrecoverable == null ? earlier.encryptedUnrecoverable() : encryptedUnrecoverable,
        signs == null ? earlier.signs() : signs,
        persons.onto(earlier.persons()),
        myNumber == null ? earlier.myNumber() : myNumber,
        myNumberPersons.onto(earlier.myNumberPersons()));
  }
}
