package org.hikeshi.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hikeshi.dispatch.Looking.Course;
import org.hikeshi.dispatch.Looking.Course.Asked;
import org.hikeshi.dispatch.Looking.Course.Sat;
import org.jspecify.annotations.Nullable;

/// How a drill went, so far.
///
/// @param secondsToAccept from its start to the first yes, or null
/// @param secondsToStaff from its start until every seat was taken, or null while one is not
/// @param secondsToArrive from its start until the first was there or at work, or null
/// @param asked offers made, and how they ended
/// @param openCardItems lines of the first-hour card that nobody has marked
record Score(
    @Nullable Long secondsToAccept,
    @Nullable Long secondsToStaff,
    @Nullable Long secondsToArrive,
    int asked,
    int accepted,
    int declined,
    int lapsed,
    int seats,
    int seatsWithoutAnybody,
    int openCardItems) {

  static Score of(Instant start, Course course, List<Instant> arrivals, int openCardItems) {
    var taken = course.seats().stream().map(Sat::acceptedAt).filter(Objects::nonNull).toList();
    var all = taken.size() == course.seats().size();
    return new Score(
        since(start, taken.stream().min(Comparator.naturalOrder()).orElse(null)),
        since(start, all ? taken.stream().max(Comparator.naturalOrder()).orElse(null) : null),
        since(start, arrivals.stream().min(Comparator.naturalOrder()).orElse(null)),
        course.asked().size(),
        ended(course, "ACCEPTED"),
        ended(course, "DECLINED"),
        ended(course, "LAPSED"),
        course.seats().size(),
        course.seats().size() - taken.size(),
        openCardItems);
  }

  private static int ended(Course course, String end) {
    return (int) course.asked().stream().map(Asked::end).filter(end::equals).count();
  }

  private static @Nullable Long since(Instant start, @Nullable Instant at) {
    return at == null ? null : Duration.between(start, at).toSeconds();
  }
}
