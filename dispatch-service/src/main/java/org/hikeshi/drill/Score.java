package org.hikeshi.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hikeshi.dispatch.Looking.Course;
import org.hikeshi.dispatch.Looking.Course.Asked;
import org.hikeshi.dispatch.Looking.Course.Sat;
import org.hikeshi.roster.Roster.Tested;
import org.jspecify.annotations.Nullable;

/// How a drill went, so far. All times are from its start, also where it begins with a report.
///
/// @param secondsToReport until the hospital reported, or null
/// @param secondsToAccept until the first yes, or null
/// @param secondsToStaff until every seat was taken, or null while one is not
/// @param secondsToArrive until the first was there or at work, or null
/// @param asked offers made, and how they ended
/// @param openCardItems lines of the first-hour card that nobody has marked
/// @param contactsTested ways to engineers that were tried with it, and how many were confirmed
record Score(
    @Nullable Long secondsToReport,
    @Nullable Long secondsToAccept,
    @Nullable Long secondsToStaff,
    @Nullable Long secondsToArrive,
    int asked,
    int accepted,
    int declined,
    int lapsed,
    int seats,
    int seatsWithoutAnybody,
    int openCardItems,
    long contactsTested,
    long contactsConfirmed,
    List<Missed> missed) {

  /// What went otherwise than it should, to talk about afterwards.
  ///
  /// @param code a key of the words, such as LEFT_OUT
  /// @param detail which one, or how many
  record Missed(String code, String detail, String text) {}

  /// What happened on the seats, if a dispatch has begun at all.
  record Played(Course course, List<Instant> arrivals, int openCardItems) {

    private List<Instant> taken() {
      return course.seats().stream().map(Sat::acceptedAt).filter(Objects::nonNull).toList();
    }

    private int ended(String end) {
      return (int) course.asked().stream().map(Asked::end).filter(end::equals).count();
    }

    private List<String> vacant() {
      return course.seats().stream()
          .filter(seat -> seat.acceptedAt() == null)
          .map(Sat::seat)
          .toList();
    }
  }

  static Score of(
      Drill drill, Instant start, @Nullable Played played, Tested tested, List<Missed> missed) {
    var reported = since(start, drill.reportedAt());
    if (played == null) {
      return new Score(
          reported,
          null,
          null,
          null,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          tested.asked(),
          tested.confirmed(),
          missed);
    }
    var seats = played.course().seats().size();
    var taken = played.taken();
    return new Score(
        reported,
        since(start, first(taken)),
        since(start, taken.size() == seats ? last(taken) : null),
        since(start, first(played.arrivals())),
        played.course().asked().size(),
        played.ended("ACCEPTED"),
        played.ended("DECLINED"),
        played.ended("LAPSED"),
        seats,
        seats - taken.size(),
        played.openCardItems(),
        tested.asked(),
        tested.confirmed(),
        missed);
  }

  /// @param words of a code and its detail
  static List<Missed> missed(
      Drill drill, @Nullable Played played, Tested tested, Missing.Words words) {
    var missing = new Missing(words);
    missing.when(drill.beginsWithAReport() && drill.reportedAt() == null, "NOT_REPORTED");
    missing.when(!drill.helpWanted(), "HELP_NOT_ASKED");
    drill.leftOut().forEach(field -> missing.add("LEFT_OUT", field));
    if (played != null) {
      played.vacant().forEach(seat -> missing.add("NOBODY_ON", seat));
      missing.some(played.ended("LAPSED"), "SILENT");
      missing.when(first(played.arrivals()) == null, "NOT_ARRIVED");
      missing.some(played.openCardItems(), "CARD_OPEN");
    }
    missing.some(tested.asked() - tested.confirmed(), "CONTACT_NOT_CONFIRMED");
    return missing.found();
  }

  private static @Nullable Instant first(List<Instant> moments) {
    return moments.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Instant last(List<Instant> moments) {
    return moments.stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Long since(Instant start, @Nullable Instant at) {
    return at == null ? null : Duration.between(start, at).toSeconds();
  }
}
