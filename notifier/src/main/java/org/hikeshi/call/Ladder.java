package org.hikeshi.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways to one person, in her order, and which comes when. What was not delivered is followed
/// by the next way at once, not by the next person; what was delivered and is not answered, by the
/// next way after its delay.
///
/// @param usual delay of a way that names none
/// @param around how long after the last way it begins again from the first, until somebody
///   answers; null where it ends with the last
/// @param lastResort whether the last way is taken only where no other of that pass reached
///   somebody, and then ever less often: in the 1st, 2nd, 4th, 8th … pass
record Ladder(List<Rung> rungs, Duration usual, @Nullable Duration around, boolean lastResort) {

  Ladder(List<Rung> rungs, Duration usual) {
    this(rungs, usual, null, false);
  }

  /// What became of a way.
  enum Result {
    SENT,
    FAILED,
    /// It rang, and nobody picked up.
    NOBODY
  }

  /// What comes next.
  sealed interface Step {

    /// The way at that place, so much later.
    record Climb(int rung, Duration after) implements Step {

      /// Where the last resort is, however many ways there are by then.
      static final int LAST_RESORT = Integer.MAX_VALUE;
    }

    /// All were tried: again from the first, so much later.
    record Anew(Duration after) implements Step {}

    /// There is nothing more to do but wait for the answer.
    record Rest() implements Step {}
  }

  boolean isEmpty() {
    return rungs.isEmpty();
  }

  /// Contacts, and people, may have become fewer since the last way: nobody is passed over for it,
  /// and it leads to no last resort.
  int place(int wanted) {
    return wanted == Step.Climb.LAST_RESORT ? rungs.size() - 1 : Math.min(wanted, ways() - 1);
  }

  /// @param reached whether another way of this pass has reached somebody, as far as is known
  /// @param pass how often all ways have been gone through, from 1
  /// @param answerWanted whether having been told is not enough
  Step after(int rung, Result result, boolean reached, int pass, boolean answerWanted) {
    boolean last = rung + 1 >= ways();
    return switch (result) {
      case SENT -> {
        if (!answerWanted) {
          yield new Step.Rest();
        }
        yield last ? afterLast() : new Step.Climb(rung + 1, delay(rung + 1));
      }
      case FAILED -> {
        if (!last) {
          yield new Step.Climb(rung + 1, Duration.ZERO);
        }
        if (reached) {
          yield afterLast();
        }
        if (rung + 1 == rungs.size()) {
          yield new Step.Anew(backoff(pass));
        }
        yield lastResortIn(pass)
            ? new Step.Climb(Step.Climb.LAST_RESORT, Duration.ZERO)
            : afterLast();
      }
      case NOBODY -> last ? new Step.Anew(usual) : new Step.Climb(rung + 1, delay(rung + 1));
    };
  }

  /// Ever less often.
  boolean lastResortIn(int pass) {
    return Integer.bitCount(pass) == 1;
  }

  private int ways() {
    return lastResort ? rungs.size() - 1 : rungs.size();
  }

  private Step afterLast() {
    return around == null ? new Step.Rest() : new Step.Anew(around);
  }

  private Duration delay(int rung) {
    var after = rungs.get(rung).after();
    return after == null ? usual : after;
  }

  private static Duration backoff(int pass) {
    return Duration.ofSeconds(5).multipliedBy(Math.min(pass, 12));
  }
}
