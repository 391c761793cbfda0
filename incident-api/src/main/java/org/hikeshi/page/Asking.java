package org.hikeshi.page;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Measures how much is asked of whoever reports, and how long that takes her: whether it is the
/// minute that was promised is seen in service, not believed.
@ApplicationScoped
class Asking {

  /// Whatever was open for longer was left open.
  private static final Duration ONE_SITTING = Duration.ofHours(12);

  private static final Duration[] OBJECTIVES =
      Stream.of(1, 2, 5, 10, 30).map(Duration::ofMinutes).toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final Clock clock;

  Asking(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /// A first page, or a card's, was sent from the browser in which it was opened.
  void sent(String page, ReportForm form) {
    measured(page, form.answers(), form.key().flatMap(Asking::openedAt));
  }

  /// Answers to the questions after it were sent, as one report.
  void sent(Interview interview) {
    measured("questions", interview.answered(), interview.begun());
  }

  private void measured(String page, long answers, Optional<Instant> begun) {
    meters.summary("hikeshi.report.questions", "page", page).record(answers);
    begun
        .map(at -> Duration.between(at, clock.instant()))
        .filter(took -> !took.isNegative() && took.compareTo(ONE_SITTING) < 0)
        .ifPresent(took -> answering(page).record(took));
  }

  private Timer answering(String page) {
    return Timer.builder("hikeshi.report.answering")
        .tag("page", page)
        .serviceLevelObjectives(OBJECTIVES)
        .register(meters);
  }

  /// A form's key is a UUIDv7 that was made when the page was: its first 48 bits are milliseconds
  /// since 1970 (RFC 9562, section 5.7).
  private static Optional<Instant> openedAt(UUID key) {
    return key.version() == 7
        ? Optional.of(Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16))
        : Optional.empty();
  }
}
