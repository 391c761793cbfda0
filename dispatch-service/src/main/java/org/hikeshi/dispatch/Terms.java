package org.hikeshi.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.matching.Reach;

/// The terms on which a dispatch runs, as the operator has set them and the dated rules have it.
///
/// @param windows how long an offer of each round may be answered; the last one stays
/// @param rounds how many are asked at the same time: first, after one window passed in silence, …;
///   the last number stays
/// @param reach how far away somebody may be who is asked to travel, round by round; the last stays
/// @param level the lowest skill level that fills a seat
/// @param start whether offers go out at once
/// @param deskWindow how long the duty desk's yes is waited for
/// @param askedAgainAfter how long somebody is left alone by the dispatch in which she was silent,
///   said no or gave a seat back for a reason that passes
public record Terms(
    List<Duration> windows,
    List<Integer> rounds,
    List<Reach> reach,
    List<SeatRule> seats,
    int level,
    Start start,
    Duration deskWindow,
    Duration askedAgainAfter) {

  public enum Start {
    AT_ONCE,
    AFTER_DESK
  }

  public Terms {
    if (windows.isEmpty()
        || !windows.stream().allMatch(Duration::isPositive)
        || rounds.isEmpty()
        || rounds.stream().anyMatch(n -> n < 1)
        || reach.isEmpty()) {
      throw new IllegalArgumentException("an offer needs a window, and a round somebody to ask");
    }
    windows = List.copyOf(windows);
    rounds = List.copyOf(rounds);
    reach = List.copyOf(reach);
    seats = List.copyOf(seats);
  }

  /// How many are asked at the same time after `silences` windows have passed without a yes.
  int width(int silences) {
    return inRound(rounds, silences);
  }

  Duration window(int silences) {
    return inRound(windows, silences);
  }

  Reach reach(int silences) {
    return inRound(reach, silences);
  }

  private static <T> T inRound(List<T> each, int silences) {
    return each.get(Math.min(silences, each.size() - 1));
  }

  /// The seats that the situation asks for. One is always the LEAD, and nothing starts without her.
  List<SeatRule> seatsFor(Situation situation) {
    var wanted = seats.stream().filter(rule -> rule.holdsFor(situation)).toList();
    return wanted.stream().anyMatch(rule -> rule.kind() == SeatKind.LEAD)
        ? wanted
        : Stream.concat(Stream.of(SeatRule.LEAD), wanted.stream()).toList();
  }
}
