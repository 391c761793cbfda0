package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.local.Part;
import org.hikeshi.deploy.local.Patience;

/// 11: no room is left under the database (which holds the attachments too), then under the broker.
/// Who reports or sends a file is told to come again, or is accepted; and all goes on once there is
/// room.
final class FullDisk {

  private static final int UNAVAILABLE = 503;
  private static final int CREATED = 201;
  private static final int FILES = 3;
  private static final int ENOUGH = 10;

  private final Whole whole;
  private final Duration recoversWithin;

  FullDisk(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.recoversWithin = recoversWithin;
  }

  Result filled() throws InterruptedException {
    var wrong = new ArrayList<String>();
    var round = Round.slow(whole, Faults.NO_END, recoversWithin);
    var tally =
        round.with(
            traffic -> {
              underTheDatabase(traffic, wrong);
              underTheBroker(traffic, wrong);
              traffic.noMoreReports();
              if (!traffic.refused().stream().allMatch(status -> status == UNAVAILABLE)) {
                wrong.add("refused with " + traffic.refused());
              }
            });
    return new Result(tally, 0, 2, round.waits(), wrong);
  }

  private void underTheDatabase(Traffic traffic, List<String> wrong) {
    var postgres = whole.system().postgres();
    Patience.until(recoversWithin, () -> traffic.acknowledged() >= ENOUGH);
    var file = new SentFile(whole, new Books(postgres).newestIncidentOf(SentFile.HOSPITAL));
    try (var disk = laidUnder(postgres)) {
      disk.fill();
      int before = traffic.refusals();
      if (!Patience.until(recoversWithin, () -> traffic.refusals() >= before + ENOUGH)) {
        wrong.add("nobody was refused though there was no room for the database");
      }
      for (int i = 0; i < FILES; i++) {
        int answer = file.sent();
        if (answer != UNAVAILABLE) {
          wrong.add("a file for which there was no room was answered " + answer);
        }
      }
      disk.makeRoom();
      startedAgain(postgres, postgres.process().isAlive());
      wrong.addAll(goesOn(traffic, "the database has room again"));
      if (!Patience.until(recoversWithin, () -> file.sent() == CREATED)) {
        wrong.add("no file was taken when the database has room again");
      }
    }
  }

  private void underTheBroker(Traffic traffic, List<String> wrong) {
    var kafka = whole.system().kafka();
    try (var disk = laidUnder(kafka)) {
      disk.fill();
      wrong.addAll(goesOn(traffic, "there was no room for the broker"));
      disk.makeRoom();
      startedAgain(kafka, kafka.process().isAlive());
      wrong.addAll(goesOn(traffic, "the broker has room again"));
    }
  }

  private SmallDisk laidUnder(Part part) {
    return SmallDisk.under(part, whole.data().root().resolve(part.name()));
  }

  /// As whoever watches over it would.
  private static void startedAgain(Part part, boolean alive) {
    System.out.printf("no room under %s: it %s%n", part.name(), alive ? "lives" : "ended");
    if (!alive) {
      part.start();
    }
  }

  private List<String> goesOn(Traffic traffic, String when) {
    int now = traffic.acknowledged();
    return Patience.until(recoversWithin, () -> traffic.acknowledged() >= now + ENOUGH)
        ? List.of()
        : List.of("nothing was accepted when " + when);
  }
}
