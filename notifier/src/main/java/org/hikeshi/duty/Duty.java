package org.hikeshi.duty;

import java.time.LocalDate;
import java.util.List;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// What the rules say about telling one authority (or the persons concerned) at one stage: also
/// that it does not apply, and why not.
///
/// @param authority an authority's id, or [#PERSONS]
/// @param law the law whose rules were asked; null where none was
/// @param stage null for the persons concerned
/// @param knownOn day 1; null where it does not apply
/// @param targetOn the day to aim at; null where no days are counted
/// @param dueOn the last day, for a preliminary report the guideline's 目安; null where no days are
///   counted
public record Duty(
    String authority,
    @Nullable Law law,
    Basis basis,
    @Nullable Stage stage,
    Verdict verdict,
    List<Reason> reasons,
    Explanation explanation,
    @Nullable LocalDate knownOn,
    @Nullable LocalDate targetOn,
    @Nullable LocalDate dueOn) {

  /// Telling the persons concerned (本人通知): half of the statutory duty, and the hospital's own.
  public static final String PERSONS = "persons";

  /// Whether a duty applies; what obliges more comes first.
  public enum Verdict {
    APPLIES,
    /// Facts are missing that decide it; the dates are those that would apply.
    OPEN,
    NOT
  }

  public boolean applies() {
    return verdict == Verdict.APPLIES;
  }

  /// Which duty it is, whatever the facts become.
  public Key key() {
    return new Key(authority, clock(), stage);
  }

  /// The law whose clock this duty runs on. Telling the persons has a clock of its own, whichever
  /// law asks for it at the moment.
  public @Nullable Law clock() {
    return authority.equals(PERSONS) ? null : law;
  }

  /// Null where a guideline asks and no law obliges, as below the thresholds of the My Number law.
  public @Nullable Law lawThatObliges() {
    return basis == Basis.STATUTORY ? law : null;
  }

  /// One incident has at most one duty of each key.
  public record Key(String authority, @Nullable Law clock, @Nullable Stage stage) {}
}
