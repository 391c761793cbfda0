package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Books.Said;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// The faults that take long, or need the machine for themselves.
final class NightlyFaults {

  private static final int REPORTS = 200;
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration MOMENT_OF_EACH = Duration.ofSeconds(10);

  private static final List<String> DATABASES =
      List.of(Books.INCIDENT_API, Books.DISPATCH_SERVICE, Books.NOTIFIER);

  private final Whole whole;
  private final Duration recoversWithin;
  private final Books books;
  private final Topic topic;

  NightlyFaults(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.recoversWithin = recoversWithin;
    this.books = new Books(whole.system().postgres());
    this.topic = new Topic(whole.system().kafka().address());
  }

  /// 4: the broker comes back with an older log than it had acknowledged. Those who hear of
  /// incidents stand still meanwhile: what it lost nobody has heard, so it must be said again.
  Result tailLost() throws InterruptedException {
    var kafka = whole.system().kafka();
    var front = whole.system().incidentApi();
    var hearers = List.of(whole.system().dispatchService(), whole.system().notifier());
    var log = whole.data().root().resolve("kafka");
    var older = whole.data().root().resolve("kafka.older");
    var wrong = new ArrayList<String>();
    var round = Round.busy(whole, REPORTS, MOMENT, recoversWithin);
    var tally =
        round.with(
            _ -> {
              var lost = List.<Said>of();
              hearers.forEach(Service::pause);
              try {
                kafka.stop();
                copy(log, older);
                int enough = books.said().size() + REPORTS / 4;
                kafka.start();
                Patience.until(recoversWithin, () -> books.said().size() >= enough);
                front.pause();
                kafka.kill();
                delete(log);
                copy(older, log);
                delete(older);
                kafka.start();
                var ends = topic.ends("incidents");
                lost = books.said().stream().filter(row -> row.isBehind(ends)).toList();
              } finally {
                whole.system().services().forEach(Service::goOn);
              }
              wrong.addAll(saidAgain(lost));
            });
    return new Result(tally, 0, 1, round.waits(), wrong);
  }

  private List<String> saidAgain(List<Said> lost) {
    Patience.until(recoversWithin, () -> Collections.disjoint(books.said(), lost));
    var silent = new ArrayList<>(lost);
    silent.retainAll(books.said());
    System.out.printf("tail: %d lost, %d not said again%n", lost.size(), silent.size());
    if (lost.isEmpty()) {
      return List.of("the broker lost nothing");
    }
    return silent.isEmpty() ? List.of() : List.of(silent.size() + " were not said again");
  }

  /// 9: the clock is put an hour ahead, to the turn of the year, to a leap day.
  Result clockMoved() throws InterruptedException {
    var wrong = new ArrayList<String>();
    var round = Round.slow(whole, Faults.NO_END, recoversWithin);
    var before = books.incidents();
    var inAnHour = Instant.now().plus(Duration.ofHours(1));
    var turns = Turns.after(inAnHour.plus(MOMENT_OF_EACH));
    var tally =
        round.with(
            traffic -> {
              for (var to :
                  List.of(
                      inAnHour,
                      Turns.shortlyBefore(turns.newYear()),
                      Turns.shortlyBefore(turns.leapDay()))) {
                moveClock(to);
                sleep(MOMENT_OF_EACH);
              }
              traffic.noMoreReports();
            });
    var years =
        books.rows(Books.INCIDENT_API, "select id, left(number, 4) from incident").stream()
            .filter(row -> !before.contains(row.split(" ")[0]))
            .map(row -> row.split(" ")[1])
            .distinct()
            .toList();
    if (!years.contains(String.valueOf(turns.newYear().getYear()))) {
      wrong.add("no report was numbered in the new year: " + years);
    }
    wrong.addAll(
        books.rows(
            Books.DISPATCH_SERVICE,
            "select id, 'lapsed before its end' from offer where phase = 'LAPSED' and ended_at <"
                + " expires_at"));
    books.offersToldOtherwise().stream()
        .filter(offer -> !before.contains(offer.split(" ")[0]))
        .forEach(wrong::add);
    return new Result(tally, 0, 3, round.waits(), wrong);
  }

  private void moveClock(Instant to) {
    var seconds = Duration.between(Instant.now(), to).toSeconds();
    DATABASES.forEach(
        database -> books.run(database, "update clock_offset set seconds = " + seconds));
  }

  private static void sleep(Duration how) {
    LockSupport.parkNanos(how.toNanos());
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
