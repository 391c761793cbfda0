package org.hikeshi.deploy.fault;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.local.Patience;

/// One fault, with people who report all the while, and the count afterwards.
final class Round {

  private static final int REPORTERS = 8;

  private final Whole whole;
  private final Books books;
  private final int reports;
  private final int reporters;
  private final Duration betweenReports;
  private final Duration recoversWithin;
  private Duration longestWait = Duration.ZERO;

  private Round(
      Whole whole, int reports, int reporters, Duration betweenReports, Duration recoversWithin) {
    this.whole = whole;
    this.books = new Books(whole.system().postgres());
    this.reports = reports;
    this.reporters = reporters;
    this.betweenReports = betweenReports;
    this.recoversWithin = recoversWithin;
  }

  /// Two people file, and take their time.
  ///
  /// @param reports how many are filed, unless the fault ends it before
  /// @param recoversWithin after the fault, until everything adds up
  static Round slow(Whole whole, int reports, Duration recoversWithin) {
    return new Round(whole, reports, 2, Duration.ofMillis(300), recoversWithin);
  }

  /// Many people file, each as soon as the last report is in and a moment has passed.
  static Round busy(Whole whole, int reports, Duration moment, Duration recoversWithin) {
    return new Round(whole, reports, REPORTERS, moment, recoversWithin);
  }

  /// What a fault is given to work with.
  interface Fault {
    void happen(Traffic traffic) throws InterruptedException;
  }

  /// Everything that was filed, counted: when it adds up, or when the patience is over.
  Tally with(Fault fault) throws InterruptedException {
    var before = books.incidents();
    var traffic =
        new Traffic(whole.people(), whole.system().addresses(), reports, reporters, betweenReports);
    traffic.begin();
    try {
      fault.happen(traffic);
      var acknowledged = traffic.allReports();
      var tally = new AtomicReference<Tally>();
      Patience.until(
          recoversWithin,
          () -> {
            counted(before, acknowledged).ifPresent(tally::set);
            return tally.get() != null && tally.get().complete();
          });
      longestWait = traffic.longestWait();
      return Objects.requireNonNull(tally.get(), "the services did not come back");
    } finally {
      traffic.end();
    }
  }

  Duration longestWait() {
    return longestWait;
  }

  /// Empty while the databases are still coming back.
  private Optional<Tally> counted(Set<String> before, Set<String> acknowledged) {
    try {
      return Optional.of(Tally.of(books, before, acknowledged));
    } catch (UncheckedIOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
