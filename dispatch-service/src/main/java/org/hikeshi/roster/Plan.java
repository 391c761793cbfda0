package org.hikeshi.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.roster.Span.Kind;
import org.jspecify.annotations.Nullable;

/// Who is on duty by plan: shifts and turns, less what others cover, plus what one covers for
/// others, and never while away.
///
/// Being on duty "now, until said otherwise" is no plan and does not count here.
record Plan(List<Span> spans, List<Rotation> rotations, List<Cover> covers) {

  /// Whether that is so at this moment; absences are told apart, as the reason is another.
  boolean onDuty(UUID engineer, Instant at) {
    return covering(engineer, at, Cover::by)
        || (planned(engineer, at) && !covering(engineer, at, Cover::of));
  }

  private boolean planned(UUID engineer, Instant at) {
    return of(engineer, Kind.SHIFT).anyMatch(time -> time.covers(at))
        || turns(engineer, at, at).anyMatch(time -> time.covers(at));
  }

  private boolean covering(UUID engineer, Instant at, Side side) {
    return covered(engineer, side).anyMatch(time -> time.covers(at));
  }

  /// When she is on duty between two moments.
  Stretches times(UUID engineer, Instant from, Instant to) {
    var planned = Stretches.of(Stream.concat(of(engineer, Kind.SHIFT), turns(engineer, from, to)));
    return planned
        .minus(Stretches.of(covered(engineer, Cover::of)))
        .plus(Stretches.of(covered(engineer, Cover::by)))
        .minus(Stretches.of(of(engineer, Kind.ABSENCE)))
        .within(from, to);
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

  private interface Side {
    @Nullable UUID of(Cover cover);
  }

  private Stream<Stretch> covered(UUID engineer, Side side) {
    return covers.stream()
        .filter(cover -> cover.counts() && engineer.equals(side.of(cover)))
        .map(Cover::time);
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
