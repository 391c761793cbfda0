package org.hikeshi.deploy.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.fault.Round.Waits;
import org.hikeshi.deploy.fault.Sinks.Came;
import org.hikeshi.deploy.local.Backup;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// Loses the disks, and goes on from a backup.
final class Restoring {

  private static final int BEFORE_THE_CUT = 20;
  private static final int IN_ALL = 60;

  private final Whole whole;
  private final Books books;
  private final Duration recoversWithin;

  Restoring(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.books = new Books(whole.system().postgres());
    this.recoversWithin = recoversWithin;
  }

  Result backedUpAndPutBack() throws InterruptedException {
    var system = whole.system();
    var backup = new Backup(whole.data());
    var to = Path.of("target/backup-" + System.nanoTime());
    var before = books.incidents();
    var sinks = new Sinks(whole.data());
    var traffic =
        new Traffic(
            whole.people(), new Doors(system.addresses()), IN_ALL, 4, Duration.ofMillis(100));
    traffic.begin();
    Patience.until(
        recoversWithin, () -> traffic.acknowledged() >= BEFORE_THE_CUT && traffic.yeses() > 0);
    var atTheCut = traffic.promised();
    backup.take(system.postgres().port(), to);
    traffic.allReports();
    traffic.end();
    int lostWithTheDisk = books.incidents().size();

    system.services().forEach(Service::kill);
    system.kafka().kill();
    system.postgres().kill();
    var earlier = sinks.came().stream().map(Came::file).collect(Collectors.toSet());
    backup.putBack(to);
    system.postgres().start();
    system.kafka().start();
    system.services().forEach(service -> service.launch(Map.of()));
    system.services().forEach(Service::awaitReady);

    var restored = new HashSet<>(books.incidents());
    System.out.printf(
        "backup: %d acknowledged before it began, %d there after it was put back, %d before the"
            + " disks were lost%n",
        atTheCut.incidents().size(),
        restored.size() - before.size(),
        lostWithTheDisk - before.size());
    restored.removeAll(before);
    var missing = atTheCut.incidents().stream().filter(one -> !restored.contains(one)).toList();
    var followUps =
        books.rows(Books.INCIDENT_API, "select incident_id, no from report where no > 1").stream()
            .filter(followUp -> restored.contains(followUp.split(" ")[0]));
    var promised =
        new Promised(
            restored,
            Stream.concat(atTheCut.followUps().stream(), followUps).collect(Collectors.toSet()),
            atTheCut.yeses(),
            traffic.promised().wrong());
    var tally =
        Round.inTheEnd(
                () -> {
                  var arrived = Arrived.in(books, sinks, before, earlier);
                  return Optional.of(Tally.of(books, before, promised, arrived).withSomeSeated());
                },
                recoversWithin)
            .orElseThrow();
    return new Result(tally, 3, 1, new Waits(traffic.longestWait(), Duration.ZERO), missing);
  }
}
