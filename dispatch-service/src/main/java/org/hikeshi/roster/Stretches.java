package org.hikeshi.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Times that neither touch nor overlap, in order.
public record Stretches(List<Stretch> parts) {

  static final Stretches NEVER = new Stretches(List.of());

  public static Stretches of(Stream<Stretch> any) {
    var sorted =
        any.filter(part -> !part.isEmpty()).sorted(Comparator.comparing(Stretch::from)).toList();
    var merged = new ArrayList<Stretch>();
    for (var part : sorted) {
      if (merged.isEmpty() || merged.getLast().to().isBefore(part.from())) {
        merged.add(part);
      } else {
        var last = merged.removeLast();
        merged.add(new Stretch(last.from(), later(last.to(), part.to())));
      }
    }
    return new Stretches(List.copyOf(merged));
  }

  Stretches plus(Stretches more) {
    return of(Stream.concat(parts.stream(), more.parts.stream()));
  }

  Stretches minus(Stretches less) {
    var left = parts;
    for (var gone : less.parts) {
      left = left.stream().flatMap(part -> without(part, gone)).toList();
    }
    return new Stretches(left);
  }

  private static Stream<Stretch> without(Stretch part, Stretch gone) {
    return Stream.of(
            new Stretch(part.from(), earlier(part.to(), gone.from())),
            new Stretch(later(part.from(), gone.to()), part.to()))
        .filter(rest -> !rest.isEmpty());
  }

  public Stretches within(Instant from, Instant to) {
    return of(
        parts.stream().map(part -> new Stretch(later(part.from(), from), earlier(part.to(), to))));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
