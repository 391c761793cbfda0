package org.hikeshi.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Finds ahead when nobody with a skill is on duty: "nobody with medical-device knowledge on 2
/// January 02:00".
///
/// @param level the lowest that will do
record Gaps(List<String> skills, int level, Instant from, Instant to) {

  /// @param region a block of prefectures, or null for the whole country
  record Gap(String skill, @Nullable String region, Instant from, Instant to) {}

  /// Somebody of the directory, and when she is on duty.
  ///
  /// @param region the block that she lives in
  record Somebody(List<HeldSkill> skills, String region, Stretches times) {}

  /// In the whole country, and in each region that has somebody with the skill.
  List<Gap> among(Collection<Somebody> everybody) {
    var gaps = new ArrayList<Gap>();
    for (var skill : skills) {
      gaps.addAll(gaps(skill, null, everybody, _ -> true));
      everybody.stream()
          .filter(somebody -> held(somebody, skill).findAny().isPresent())
          .map(Somebody::region)
          .distinct()
          .sorted()
          .forEach(
              region ->
                  gaps.addAll(
                      gaps(skill, region, everybody, each -> each.region().equals(region))));
    }
    return List.copyOf(gaps);
  }

  private List<Gap> gaps(
      String skill,
      @Nullable String region,
      Collection<Somebody> everybody,
      Predicate<Somebody> there) {
    var covered =
        Stretches.of(
            everybody.stream()
                .filter(there)
                .flatMap(somebody -> able(somebody, skill).parts().stream()));
    return new Stretches(List.of(new Stretch(from, to)))
        .minus(covered).parts().stream()
            .map(part -> new Gap(skill, region, part.from(), part.to()))
            .toList();
  }

  /// When she is on duty and her skill counts: it ends with its last day in Japan.
  private Stretches able(Somebody somebody, String skill) {
    return held(somebody, skill)
        .map(held -> until(somebody.times(), held))
        .reduce(Stretches.NEVER, Stretches::plus);
  }

  private Stretches until(Stretches times, HeldSkill held) {
    var last = held.expiresOn();
    return last == null
        ? times
        : times.within(Instant.EPOCH, last.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant());
  }

  private Stream<HeldSkill> held(Somebody somebody, String skill) {
    return somebody.skills().stream()
        .filter(held -> held.skill().equals(skill) && held.level() >= level);
  }
}
