package org.hikeshi.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.events.Category;

/// The terms on which a dispatch runs, as the operator has set them.
///
/// @param offerWindow how long an offer may be answered
/// @param rounds how many are asked at the same time: first, after one window passed in silence, …;
///   the last number stays
/// @param level the lowest skill level that fills a seat
/// @param start whether offers go out at once
/// @param deskWindow how long the duty desk's yes is waited for
public record Terms(
    Duration offerWindow,
    List<Integer> rounds,
    List<SeatRule> seats,
    int level,
    Start start,
    Duration deskWindow) {

  public enum Start {
    AT_ONCE,
    AFTER_DESK
  }

  public Terms {
    if (!offerWindow.isPositive() || rounds.isEmpty() || rounds.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("an offer needs a window, and a round somebody to ask");
    }
    rounds = List.copyOf(rounds);
    seats = List.copyOf(seats);
  }

  /// How many are asked at the same time after `silences` windows have passed without a yes.
  int width(int silences) {
    return rounds.get(Math.min(silences, rounds.size() - 1));
  }

  /// The seats of a new dispatch. One is always the LEAD.
  List<SeatRule> seatsFor(Category category) {
    var wanted = seats.stream().filter(rule -> rule.holdsFor(category)).toList();
    return wanted.stream().anyMatch(rule -> rule.kind() == SeatKind.LEAD)
        ? wanted
        : Stream.concat(Stream.of(SeatRule.LEAD), wanted.stream()).toList();
  }
}
