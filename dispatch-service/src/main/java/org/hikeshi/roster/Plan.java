package org.hikeshi.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.roster.Span.Kind;

/// Who is on duty by plan: shifts and turns, moved from one to another by covers in the order in
/// which they came to count, and never while away. Whoever passes a cover on, or gives it back, is
/// off; whoever has taken it on is on duty, and by the last word only.
///
/// Being on duty "now, until said otherwise" is no plan and does not count here.
record Plan(List<Span> spans, List<Rotation> rotations, List<Cover> covers) {

  /// Whether that is so at this moment; absences are told apart, as the reason is another.
  boolean onDuty(UUID engineer, Instant at) {
    return moves(engineer)
        .filter(cover -> cover.time().covers(at))
        .reduce((_, last) -> last)
        .map(last -> last.by().equals(engineer))
        .orElseGet(() -> planned(engineer, at));
  }

  private boolean planned(UUID engineer, Instant at) {
    return of(engineer, Kind.SHIFT).anyMatch(time -> time.covers(at))
        || turns(engineer, at, at).anyMatch(time -> time.covers(at));
  }

  /// When she is on duty between two moments.
  Stretches times(UUID engineer, Instant from, Instant to) {
    var times = Stretches.of(Stream.concat(of(engineer, Kind.SHIFT), turns(engineer, from, to)));
    for (var cover : moves(engineer).toList()) {
      var moved = Stretches.of(Stream.of(cover.time()));
      times = cover.by().equals(engineer) ? times.plus(moved) : times.minus(moved);
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
        .filter(span -> new Stretch(span.startsAt(), span.endsAt()).equals(time))
        .map(span -> span.id().toString())
        .findFirst()
        .orElseGet(() -> engineer + "-" + time.from().getEpochSecond());
  }

  /// What moves duty to her or from her, the first to count first.
  private Stream<Cover> moves(UUID engineer) {
    return covers.stream()
        .filter(cover -> cover.counts() && cover.concerns(engineer))
        .sorted(Comparator.comparing(Cover::at).thenComparing(Cover::id));
  }

  private Stream<Stretch> of(UUID engineer, Kind kind) {
    return spans.stream()
        .filter(span -> span.kind() == kind && span.engineerId().equals(engineer))
        .map(span -> new Stretch(span.startsAt(), span.endsAt()));
  }

  private Stream<Stretch> turns(UUID engineer, Instant from, Instant to) {
    return rotations.stream()
        .flatMap(rotation -> rotation.turns(from, to))
        .filter(turn -> turn.engineerId().equals(engineer))
        .map(Rotation.Turn::time);
  }
}
