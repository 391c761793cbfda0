package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.Watching;
import org.hikeshi.deploy.fault.Round.Waits;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// The faults that are tried in every run, each once and counted. Numbers are those of the list in
/// docs/proof.md.
///
/// Past 200 lines because each of them is here.
final class Faults {

  private static final Duration QUIET_WITHIN = Duration.ofSeconds(300);
  private static final Duration REPORTED_WITHIN = Duration.ofMinutes(15);
  private static final Duration YES_WITHIN = Duration.ofSeconds(180);
  private static final Duration SAID_WITHIN = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(3);

  /// More reports than come about: the fault ends them.
  static final int NO_END = 1_000_000;

  private final Whole whole;
  private final Size size;
  private final Duration recoversWithin;
  private final Books books;
  private final Topic topic;
  private final Watching watching;

  Faults(Whole whole, Size size, Duration recoversWithin) {
    this.whole = whole;
    this.size = size;
    this.recoversWithin = recoversWithin;
    this.books = new Books(whole.system().postgres());
    this.topic = new Topic(whole.system().kafka().address());
    this.watching = new Watching(whole.system());
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

  /// 1: `kill -9` of each service, at every labelled step (in the sizes with few reports, at some)
  /// and at any moment.
  Result servicesKilled() throws InterruptedException {
    var services = whole.system().services();
    var steps = new FailPoints(whole.checkout());
    int each = size.kills() / services.size();
    var killers =
        services.stream()
            .map(
                service -> {
                  var labelled =
                      size.few()
                          ? steps.some(service.name(), each / 2, Chance.of(service.name() + "'s"))
                          : steps.of(service.name());
                  return new Killer(service, labelled, Math.max(0, each - labelled.size()));
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
              end(traffic, wanted);
            });
    return new Result(
        tally,
        killers.stream().mapToInt(Killer::kills).sum(),
        0,
        round.waits(),
        killers.stream().flatMap(killer -> killer.neverReached().stream()).toList());
  }

  /// 3: the broker is killed and stays away; all that comes meanwhile is accepted, and who operates
  /// the services is told.
  Result brokerAway() throws InterruptedException {
    var wrong = new ArrayList<String>();
    var round = endless();
    var tally =
        round.with(
            traffic -> {
              traffic.awaitYes(YES_WITHIN);
              whole.system().kafka().kill();
              int before = traffic.acknowledged();
              int refused = traffic.refusals();
              LockSupport.parkNanos(Duration.ofSeconds(size.away()).toNanos());
              wrong.addAll(watching.withoutKafka(SAID_WITHIN));
              if (traffic.acknowledged() == before) {
                wrong.add("nothing was accepted without Kafka");
              }
              if (traffic.refusals() > refused) {
                wrong.add(traffic.refusals() - refused + " were refused without Kafka");
              }
              whole.system().kafka().start();
              end(traffic, size.reports() / 10);
            });
    return new Result(tally, 0, 1, round.waits(), wrong);
  }

  /// 5: PostgreSQL is killed, three times, each time when an engineer has just been told that a
  /// seat is hers; one of them is an immediate shutdown. Once it stays away until it is said that
  /// nothing can be accepted.
  Result databaseKilled() throws InterruptedException {
    var chance = Chance.of("postgres");
    int atOnce = chance.nextInt(3);
    int away = chance.nextInt(3);
    var postgres = whole.system().postgres();
    var wrong = new ArrayList<String>();
    var round = endless();
    var tally =
        round.with(
            traffic -> {
              for (int i = 0; i < 3; i++) {
                LockSupport.parkNanos((500 + chance.nextLong(1500)) * 1_000_000);
                if (!traffic.awaitYes(YES_WITHIN)) {
                  wrong.add("no engineer was told yes before PostgreSQL was killed");
                }
                if (i == atOnce) {
                  postgres.stopAtOnce();
                } else {
                  postgres.kill();
                }
                if (i == away) {
                  wrong.addAll(watching.withoutPostgres(SAID_WITHIN));
                }
                postgres.start();
              }
              end(traffic, size.reports() / 10);
            });
    return new Result(tally, 0, 3, round.waits(), wrong);
  }

  /// 7: everything that was said is said again, shuffled; then every service is told by Kafka that
  /// it has heard nothing yet. Nothing may change by either.
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
    wrong.addAll(changed(was, quiet(wrong), "what was said again"));
    whole.system().services().forEach(Service::stop);
    int heard = topic.backToTheStart();
    whole.system().services().forEach(service -> service.launch(Map.of()));
    whole.system().services().forEach(Service::awaitReady);
    allHeardFromTheStart(wrong);
    wrong.addAll(changed(was, quiet(wrong), "what was heard from the start"));
    return new Result(tally, 0, said + heard, round.waits(), wrong);
  }

  /// As long as less and less is left.
  private void allHeardFromTheStart(List<String> wrong) {
    long left = topic.left();
    while (left > 0) {
      long atMost = left;
      if (!Patience.until(recoversWithin, () -> topic.left() < atMost)) {
        wrong.add(left + " events are not heard from the start");
        return;
      }
      left = topic.left();
    }
  }

  private static List<String> changed(Map<String, String> was, Map<String, String> is, String by) {
    return was.keySet().stream()
        .filter(table -> !was.get(table).equals(is.get(table)))
        .sorted()
        .map(table -> table + " changed by " + by)
        .toList();
  }

  /// 8: records that cannot be read, on every topic; each goes aside, and can be replayed once.
  Result poisoned() throws InterruptedException {
    var poison = new Poison(whole, topic);
    var round = round(size.reports() / 20);
    var tally = round.with(_ -> poison.put());
    return new Result(tally, 0, poison.count(), round.waits(), poison.wrong(recoversWithin));
  }

  /// Once so many were acknowledged.
  private static void end(Traffic traffic, int wanted) throws InterruptedException {
    Patience.until(REPORTED_WITHIN, () -> traffic.acknowledged() >= wanted);
    traffic.noMoreReports();
  }

  /// Until the fault is over.
  private Round endless() {
    return size.few()
        ? Round.slow(whole, NO_END, recoversWithin)
        : Round.busy(whole, NO_END, Duration.ofSeconds(1), recoversWithin);
  }

  private Round round(int reports) {
    return size.few()
        ? Round.slow(whole, Math.min(reports, 60), recoversWithin)
        : Round.busy(whole, reports, Duration.ofMillis(50), recoversWithin);
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
              boolean settled =
                  topic.allHeard() && !books.callsHaveTurnsLeft() && !books.lettersAreDue();
              var now = settled ? books.hashes() : last.hashes;
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
