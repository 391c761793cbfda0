package org.hikeshi.reminder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whom to remind of what now, given what was said before. Pure: the same question again, after the
/// answer was written down, asks for nothing.
///
/// @param say the newest rung of each subject, where it is news
/// @param superseded older ones that came while nobody looked; they are written down and not said
/// @param next when to look again, unless something happens before
record Plan(List<Rung> say, List<Rung> superseded, Instant next) {

  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final Comparator<Rung> OLDEST_FIRST =
      Comparator.comparing(Rung::on).thenComparing(Rung::matter);

  static Plan of(List<Deadline> deadlines, Set<Rung> recorded, Ladders ladders, Instant now) {
    var say = new ArrayList<Rung>();
    var superseded = new ArrayList<Rung>();
    for (var of : bySubject(deadlines, ladders, now)) {
      var come = of.stream().sorted(OLDEST_FIRST).toList();
      var news = come.stream().filter(rung -> !recorded.contains(rung)).toList();
      var newest = come.getLast();
      news.stream().filter(rung -> !rung.equals(newest)).forEach(superseded::add);
      if (news.contains(newest)) {
        say.add(newest);
      }
    }
    var next =
        deadlines.stream()
            .flatMap(deadline -> ladders.next(deadline, now).stream())
            .min(Comparator.naturalOrder());
    return new Plan(say, superseded, next.orElse(NEVER));
  }

  private static List<List<Rung>> bySubject(
      List<Deadline> deadlines, Ladders ladders, Instant now) {
    return List.copyOf(
        deadlines.stream()
            .flatMap(deadline -> ladders.come(deadline, now).stream())
            .collect(
                Collectors.groupingBy(
                    Rung::subject, LinkedHashMap<UUID, List<Rung>>::new, Collectors.toList()))
            .values());
  }
}
