package org.hikeshi.deploy.fault;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.local.Patience;

/// One fault, with people who report all the while, and the count afterwards.
final class Round {

  private static final int REPORTERS = 8;

  /// So that who counts many does not do nothing else.
  private static final long PAUSE_NANOS_A_REPORT = 1_000_000;

  private final Whole whole;
  private final Books books;
  private final Topic topic;
  private final Doors doors;
  private final int reports;
  private final int reporters;
  private final Duration betweenReports;
  private final Duration recoversWithin;
  private Waits waits = Waits.NONE;

  private Round(
      Whole whole, int reports, int reporters, Duration betweenReports, Duration recoversWithin) {
    this.doors = new Doors(whole.system().addresses());
    this.whole = whole;
    this.books = new Books(whole.system().postgres());
    this.topic = new Topic(whole.system().kafka().address());
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

  /// How long something took.
  ///
  /// @param caller until the unluckiest of those who reported had an answer
  /// @param complete from the last report until everything added up
  record Waits(Duration caller, Duration complete) {
    static final Waits NONE = new Waits(Duration.ZERO, Duration.ZERO);
  }

  /// What a fault is given to work with.
  interface Fault {
    void happen(Traffic traffic) throws InterruptedException;
  }

  /// Everything that was filed, counted in the end.
  Tally with(Fault fault) throws InterruptedException {
    var before = books.incidents();
    var sinks = new Sinks(whole.data());
    var traffic = new Traffic(whole.people(), doors, reports, reporters, betweenReports);
    traffic.begin();
    try {
      fault.happen(traffic);
      traffic.allReports();
      long last = System.nanoTime();
      Patience.until(recoversWithin, () -> traffic.yeses() > 0);
      var tally = inTheEnd(() -> counted(before, sinks, traffic), recoversWithin);
      waits = new Waits(traffic.longestWait(), Duration.ofNanos(System.nanoTime() - last));
      if (tally.isPresent() && tally.get().complete()) {
        tally = onceAllIsHeard(before, sinks, traffic);
      }
      return tally.orElseThrow(() -> new IllegalStateException("the services did not come back"));
    } finally {
      traffic.end();
    }
  }

  /// When it adds up, or when it has come no nearer to that for as long as the patience lasts.
  ///
  /// @param counting empty while the databases are still coming back
  static Optional<Tally> inTheEnd(Supplier<Optional<Tally>> counting, Duration patience) {
    var tally = counting.get();
    boolean nearer = true;
    while (nearer && !tally.map(Tally::complete).orElse(false)) {
      int missing = tally.map(Tally::missing).orElse(Integer.MAX_VALUE);
      var newest = new AtomicReference<>(tally);
      nearer =
          Patience.until(
              patience,
              () -> {
                newest.set(counting.get());
                return newest.get().filter(now -> now.missing() < missing).isPresent();
              });
      tally = newest.get();
    }
    return tally;
  }

  /// Where people ask: where the system has said, until others are opened.
  Doors doors() {
    return doors;
  }

  Waits waits() {
    return waits;
  }

  /// Counted again, for what is doubled may come later than what was wanted: nobody does anything
  /// any more, and what is sent once more has found its hearers.
  private Optional<Tally> onceAllIsHeard(Set<String> before, Sinks sinks, Traffic traffic)
      throws InterruptedException {
    traffic.end();
    Patience.until(recoversWithin, () -> books.allSaid() && topic.allHeard());
    return inTheEnd(() -> counted(before, sinks, traffic), recoversWithin);
  }

  /// Empty while the databases are still coming back.
  private Optional<Tally> counted(Set<String> before, Sinks sinks, Traffic traffic) {
    LockSupport.parkNanos(traffic.acknowledged() * PAUSE_NANOS_A_REPORT);
    try {
      var promised = traffic.promised();
      var arrived = Arrived.in(books, sinks, before, Set.of());
      return Optional.of(Tally.of(books, before, promised, arrived).withSomeSeated());
    } catch (UncheckedIOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
