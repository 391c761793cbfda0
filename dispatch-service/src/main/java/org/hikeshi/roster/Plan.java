package org.hikeshi.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.roster.Span.Kind;

/// Who is on duty by plan: shifts and turns, moved from one to another by covers in the order in
/// which they came to count, and never while away. Whoever passes on, or gives back, what was taken
/// from another is as before that; only who has nothing taken gives away what is planned.
///
/// Being on duty "now, until said otherwise" is no plan and does not count here.
record Plan(List<Span> spans, List<Rotation> rotations, List<Cover> covers) {

  /// Whether that is so at this moment; absences are told apart, as the reason is another.
  boolean onDuty(UUID engineer, Instant at) {
    return switch (moved(engineer, moves(engineer), at)) {
      case TO_HER -> true;
      case FROM_HER -> false;
      case NOT -> planned(engineer, at);
    };
  }

  private boolean planned(UUID engineer, Instant at) {
    return of(engineer, Kind.SHIFT).anyMatch(time -> time.covers(at))
        || turns(engineer, at, at).anyMatch(time -> time.covers(at));
  }

  /// When she is on duty between two moments.
  Stretches times(UUID engineer, Instant from, Instant to) {
    var times = Stretches.of(Stream.concat(of(engineer, Kind.SHIFT), turns(engineer, from, to)));
    var moves = moves(engineer);
    for (var part : parts(moves)) {
      var only = Stretches.of(Stream.of(part));
      times =
          switch (moved(engineer, moves, part.from())) {
            case TO_HER -> times.plus(only);
            case FROM_HER -> times.minus(only);
            case NOT -> times;
          };
    }
    return times.minus(Stretches.of(of(engineer, Kind.ABSENCE))).within(from, to);
  }

  /// When she is away between two moments.
  Stretches away(UUID engineer, Instant from, Instant to) {
    return Stretches.of(of(engineer, Kind.ABSENCE)).within(from, to);
  }

  /// By what a calendar knows a time on duty again: the shift that it is, or where it begins.
  String uid(UUID engineer, Stretch time) {
    return spans.stream()
        .filter(span -> span.kind() == Kind.SHIFT && span.engineerId().equals(engineer))
        .filter(span -> span.time().equals(time))
        .map(span -> span.id().toString())
        .findFirst()
        .orElseGet(() -> engineer + "-" + time.from().getEpochSecond());
  }

  /// What moves duty to her or from her, the first to count first.
  private List<Cover> moves(UUID engineer) {
    return covers.stream()
        .filter(cover -> cover.counts() && cover.concerns(engineer))
        .sorted(Comparator.comparing(Cover::at).thenComparing(Cover::id))
        .toList();
  }

  private enum Moved {
    TO_HER,
    FROM_HER,
    NOT
  }

  /// What covers leave her at a moment: how much she has taken and not given on, or that her own is
  /// another's.
  private static Moved moved(UUID engineer, List<Cover> moves, Instant at) {
    int taken = 0;
    var away = Moved.NOT;
    for (var cover : moves) {
      if (!cover.time().covers(at)) {
        continue;
      }
      if (cover.by().equals(engineer)) {
        taken++;
      } else if (taken > 0) {
        taken--;
      } else {
        away = Moved.FROM_HER;
      }
    }
    return taken > 0 ? Moved.TO_HER : away;
  }

  /// Throughout each of them the same covers hold.
  private static List<Stretch> parts(List<Cover> moves) {
    var edges =
        moves.stream()
            .flatMap(cover -> Stream.of(cover.time().from(), cover.time().to()))
            .distinct()
            .sorted()
            .toList();
    return IntStream.range(1, edges.size())
        .mapToObj(i -> new Stretch(edges.get(i - 1), edges.get(i)))
        .toList();
  }

  private Stream<Stretch> of(UUID engineer, Kind kind) {
    return spans.stream()
        .filter(span -> span.kind() == kind && span.engineerId().equals(engineer))
        .map(Span::time);
  }

  private Stream<Stretch> turns(UUID engineer, Instant from, Instant to) {
    return rotations.stream()
        .flatMap(rotation -> rotation.turns(from, to))
        .filter(turn -> turn.engineerId().equals(engineer))
        .map(Rotation.Turn::time);
  }
}
