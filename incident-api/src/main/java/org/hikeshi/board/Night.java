package org.hikeshi.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What the desk hands on when its people change: what came and what ended since a moment, what
/// waits for an engineer, and which days by law are near or over, as far as incident-api has heard.
/// Drills have no incident, so none of them is in it.
///
/// @param until when it was read
public record Night(
    Instant from,
    Instant until,
    Counts counts,
    List<Filed> filed,
    List<Ended> ended,
    List<Waiting> waiting,
    List<Due> due) {

  /// A list is cut here; the counts are of all.
  static final int SHOWN = 100;

  private static final LocalTime MORNING = LocalTime.of(8, 30);
  private static final LocalTime EVENING = LocalTime.of(17, 30);
  private static final Duration LONGEST = Duration.ofDays(31);

  /// @param overdue days by law that have passed
  /// @param near those of today and of the day that it is in 24 hours
  public record Counts(
      long filed,
      long resolved,
      long merged,
      long withdrawn,
      long waiting,
      long overdue,
      long near) {

    public long ended() {
      return resolved + merged + withdrawn;
    }

    public long due() {
      return overdue + near;
    }
  }

  /// Which incident.
  public record Case(UUID id, String number, String hospital, String prefecture) {}

  /// @param since when it was reported: when the call or the paper came, if the desk typed it in
  /// @param pressing whether the newest report asks for help where somebody may die
  /// @param offered minutes until somebody was asked first, or null
  /// @param accepted minutes until somebody said yes to the lead's seat first, or null
  public record Filed(
      Case of,
      Instant since,
      String status,
      List<CareImpact> care,
      boolean pressing,
      boolean onlyByCard,
      @Nullable Long offered,
      @Nullable Long accepted) {}

  /// @param how RESOLVED, MERGED or WITHDRAWN
  /// @param into the number of the one that goes on, or null
  public record Ended(Case of, Instant at, String how, @Nullable String into) {}

  /// Somebody asked for help, and nobody is coming.
  ///
  /// @param unanswered whether nobody is left to ask
  public record Waiting(Case of, long minutes, boolean unanswered) {}

  public record Due(
      Case of, String authority, @Nullable String stage, LocalDate on, boolean over) {}

  /// Since when the desk's shift is told of: since the evening before, or in the evening since the
  /// morning.
  static Instant usual(Instant now) {
    var here = now.atZone(JapanTime.ZONE);
    var today = here.toLocalDate();
    var began =
        here.toLocalTime().isBefore(EVENING)
            ? today.minusDays(1).atTime(EVENING)
            : today.atTime(MORNING);
    return began.atZone(JapanTime.ZONE).toInstant();
  }

  /// Whether so much can be told of: it has begun, and not over a month ago.
  public static boolean tells(Instant from, Instant now) {
    return !from.isAfter(now) && !from.isBefore(now.minus(LONGEST));
  }
}
