package org.hikeshi.deploy.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Round.Waits;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// The faults that are tried in every run, each once and counted. Numbers are those of the list in
/// docs/proof.md.
final class Faults {

  private static final Duration QUIET_WITHIN = Duration.ofSeconds(300);
  private static final Duration REPORTED_WITHIN = Duration.ofMinutes(15);
  private static final Duration YES_WITHIN = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(3);

  /// More reports than come about: the fault ends them.
  static final int NO_END = 1_000_000;

  private final Whole whole;
  private final Size size;
  private final Duration recoversWithin;
  private final Books books;
  private final Topic topic;

  Faults(Whole whole, Size size, Duration recoversWithin) {
    this.whole = whole;
    this.size = size;
    this.recoversWithin = recoversWithin;
    this.books = new Books(whole.system().postgres());
    this.topic = new Topic(whole.system().kafka().address());
  }

  /// What came of one.
  ///
  /// @param wrong what else is not as it should be
  record Result(Tally tally, int kills, int faults, Waits waits, List<String> wrong) {}

  /// Nothing is broken: people report.
  Result none() throws InterruptedException {
    var round = round(size.reports() / 10);
    return new Result(round.with(_ -> {}), 0, 0, round.waits(), List.of());
  }

  /// Nothing is broken, and it is waited until some offer's end is over: by then it has lapsed.
  Result offersEnd() throws InterruptedException {
    var round = round(size.reports() / 10);
    var tally =
        round.with(
            traffic -> {
              traffic.leaveOpen();
              traffic.allReports();
              Patience.until(QUIET_WITHIN, () -> !books.offersPastTheirEnd().isEmpty());
            });
    return new Result(tally, 0, 0, round.waits(), List.of());
  }

  /// The front desk is killed between a commit and its answer, again and again.
  Result killedAfterCommit() throws InterruptedException {
    var step = "filing.after-commit";
    var killer = new Killer(whole.system().incidentApi(), List.of(step, step, step), 0);
    var round = round(size.reports() / 10);
    var tally = round.with(_ -> killer.run());
    return new Result(tally, killer.kills(), 0, round.waits(), killer.neverReached());
  }

  /// 1: `kill -9` of each service, at every labelled step and at any moment.
  Result servicesKilled() throws InterruptedException {
    var services = whole.system().services();
    var names = services.stream().map(Service::name).toList();
    var steps = new FailPoints(whole.checkout());
    var killers =
        services.stream()
            .map(
                service -> {
                  var labelled = size.few() ? List.<String>of() : steps.of(service.name(), names);
                  var random = Math.max(0, size.kills() / services.size() - labelled.size());
                  return new Killer(service, labelled, random);
                })
            .toList();
    int wanted = size.reports() * 6 / 10;
    var round =
        size.few()
            ? Round.slow(whole, NO_END, recoversWithin)
            : Round.busy(whole, NO_END, Duration.ofMillis(500), recoversWithin);
    var tally =
        round.with(
            traffic -> {
              Killer.allAtOnce(killers);
              Patience.until(REPORTED_WITHIN, () -> traffic.acknowledged() >= wanted);
              traffic.noMoreReports();
            });
    return new Result(
        tally,
        killers.stream().mapToInt(Killer::kills).sum(),
        0,
        round.waits(),
        killers.stream().flatMap(killer -> killer.neverReached().stream()).toList());
  }

  /// 3: the broker is killed and stays away; reports go on being accepted.
  Result brokerAway() throws InterruptedException {
    var accepted = new ArrayList<Integer>();
    var round = round(size.reports() / 10);
    var tally =
        round.with(
            traffic -> {
              whole.system().kafka().kill();
              int before = traffic.acknowledged();
              LockSupport.parkNanos(Duration.ofSeconds(size.away()).toNanos());
              accepted.add(traffic.acknowledged() - before);
              whole.system().kafka().start();
            });
    return new Result(
        tally,
        0,
        1,
        round.waits(),
        accepted.getFirst() > 0 ? List.of() : List.of("nothing was accepted without Kafka"));
  }

  /// 5: PostgreSQL is killed, three times, each time when an engineer has just been told that a
  /// seat is hers.
  Result databaseKilled() throws InterruptedException {
    var chance = Chance.of("postgres");
    var round = round(size.reports() / 10);
    var tally =
        round.with(
            traffic -> {
              for (int i = 0; i < 3; i++) {
                LockSupport.parkNanos((500 + chance.nextLong(1500)) * 1_000_000);
                traffic.awaitYes(YES_WITHIN);
                whole.system().postgres().kill();
                whole.system().postgres().start();
              }
            });
    return new Result(tally, 0, 3, round.waits(), List.of());
  }

  /// 7: everything that was said is said again, shuffled. Nothing may change by it.
  Result saidAgain() throws InterruptedException {
    var before = books.incidents();
    var round = round(size.reports() / 20);
    var tally = round.with(_ -> {});
    var fresh =
        books.incidents().stream()
            .filter(incident -> !before.contains(incident))
            .collect(Collectors.toSet());
    closeAll();
    var wrong = new ArrayList<String>();
    var was = quiet(wrong);
    int said = topic.again(fresh, Chance.of("again"));
    var is = quiet(wrong);
    was.forEach(
        (table, hash) -> {
          if (!hash.equals(is.get(table))) {
            wrong.add(table + " changed by what was said again");
          }
        });
    return new Result(tally, 0, said, round.waits(), wrong);
  }

  /// 8: records that cannot be read, on every partition; each goes aside, and is replayed once.
  Result poisoned() throws InterruptedException {
    var admin = whole.people().named("admin");
    var doors = List.of(whole.system().dispatchService().url(), whole.system().notifier().url());
    var before =
        doors.stream().map(door -> letters(door)).flatMap(Set::stream).collect(Collectors.toSet());
    var known = "org.hikeshi.report.filed.v1";
    var keys =
        Stream.generate(Chance.of("keys")::nextLong)
            .map(number -> new UUID(number, ~number).toString())
            .limit(24)
            .toList();
    var round = round(size.reports() / 20);
    var tally =
        round.with(
            _ -> {
              for (var key : keys) {
                topic.put("incidents", key, "{".getBytes(StandardCharsets.UTF_8), known);
              }
              topic.put(
                  "incidents", keys.get(0), "{}".getBytes(StandardCharsets.UTF_8), known + "9");
              topic.put("incidents", keys.get(1), new byte[1_000_000], known);
              topic.put("incidents", keys.get(2), null, known);
              topic.put("incidents", keys.get(3), new byte[] {(byte) 0xff}, Map.of());
              topic.put("incidents", null, "{}".getBytes(StandardCharsets.UTF_8), known);
              topic.put(
                  "incidents",
                  keys.get(4),
                  "{".getBytes(StandardCharsets.UTF_8),
                  noCloudEvent(known));
              topic.put(
                  "incidents",
                  keys.get(5),
                  "{".getBytes(StandardCharsets.UTF_8),
                  Map.of("ce_type", known, "content-type", "application/cloudevents+json"));
            });
    int poisons = keys.size() + 7;
    var wrong = new ArrayList<String>();
    for (var door : doors) {
      boolean all =
          Patience.until(
              recoversWithin,
              () -> letters(door).stream().filter(one -> !before.contains(one)).count() >= poisons);
      if (!all) {
        wrong.add("not every poison was put aside by " + door);
        continue;
      }
      var one = letters(door).stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
      var replay = door + "/dead-letters/" + one.substring(door.length()) + "/replay";
      var answers =
          List.of(admin.post(replay, Map.of()).status(), admin.post(replay, Map.of()).status());
      if (!answers.equals(List.of(204, 409))) {
        wrong.add("replay does not work once: " + answers);
      }
    }
    return new Result(tally, 0, poisons, round.waits(), wrong);
  }

  /// The headers of one, but for its time.
  private static Map<String, String> noCloudEvent(String type) {
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", "poison",
        "ce_source", "/elsewhere",
        "ce_type", type,
        "ce_time", "yesterday");
  }

  private Round round(int reports) {
    return size.few()
        ? Round.slow(whole, Math.min(reports, 60), recoversWithin)
        : Round.busy(whole, reports, Duration.ofMillis(50), recoversWithin);
  }

  /// Ids of the dead letters, each with its door before it.
  private Set<String> letters(String door) {
    return whole.people().named("admin").all(door + "/dead-letters").stream()
        .map(letter -> door + letter.path("id").asText())
        .collect(Collectors.toSet());
  }

  /// So that no offer is made or lapses any more.
  private void closeAll() {
    books
        .openIncidents()
        .forEach(
            incident -> whole.people().desk().resolve(incident, "VPN", "closed", true).accepted());
  }

  /// The books once all is heard, nobody is called any more and nothing moves.
  private Map<String, String> quiet(List<String> wrong) {
    var last =
        new Object() {
          Map<String, String> hashes = books.hashes();
          long since = System.nanoTime();
        };
    boolean came =
        Patience.until(
            QUIET_WITHIN,
            () -> {
              boolean settled = topic.allHeard() && !books.callsHaveTurnsLeft();
              var now = books.hashes();
              if (!settled || !now.equals(last.hashes)) {
                last.hashes = now;
                last.since = System.nanoTime();
              }
              LockSupport.parkNanos(200_000_000);
              return System.nanoTime() - last.since > QUIET.toNanos();
            });
    if (!came) {
      wrong.add("the books do not come to rest");
    }
    return last.hashes;
  }
}
