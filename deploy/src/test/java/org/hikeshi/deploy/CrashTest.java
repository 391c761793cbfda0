package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;
import org.hikeshi.deploy.people.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever is killed, and whenever: what was acknowledged is stored once, dispatched once, and
/// told once to each authority that must be told.
@ExtendWith(RunningSystem.class)
class CrashTest {

  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(90);

  /// Short, so that offers lapse while the timer is being killed.
  private static final Map<String, String> SETTINGS = Map.of("DISPATCH_OFFER_WINDOW", "PT2S");

  @Test
  void nothingIsLostAndNothingIsDoubledWhenEachServiceIsKilledAtEachStep(Whole whole)
      throws InterruptedException {
    // given
    var steps = new FailPoints(whole.checkout());
    var services = whole.system().services();
    var names = services.stream().map(Service::name).toList();
    var killers =
        services.stream()
            .map(service -> new Killer(service, steps.of(service.name(), names), SETTINGS))
            .toList();

    // when
    var tally = tallyWhile(whole, () -> allAtOnce(killers));

    // then
    assertThat(killers.stream().flatMap(killer -> killer.neverReached().stream())).isEmpty();
    report("services", tally, killers.stream().mapToInt(Killer::kills).sum());
    assertNothingLostOrDoubled(tally);
  }

  @Test
  void nothingIsLostAndNothingIsDoubledWhenTheBrokerAndTheDatabaseAreKilled(Whole whole)
      throws InterruptedException {
    // when
    var tally =
        tallyWhile(
            whole,
            () -> {
              whole.system().kafka().kill();
              whole.system().kafka().start();
              whole.system().postgres().kill();
              whole.system().postgres().start();
            });

    // then
    report("broker and database", tally, 2);
    assertNothingLostOrDoubled(tally);
  }

  private static Tally tallyWhile(Whole whole, Runnable faults) throws InterruptedException {
    var desk = whole.people().desk();
    var before = incidents(desk);
    var traffic = new Traffic(whole.people(), whole.system().addresses());
    traffic.begin();
    try {
      faults.run();
      var acknowledged = traffic.noMoreReports();
      var tally = new AtomicReference<Tally>();
      Patience.until(
          RECOVERS_WITHIN,
          () -> {
            counted(desk, before, acknowledged).ifPresent(tally::set);
            return tally.get() != null && tally.get().complete();
          });
      return Objects.requireNonNull(tally.get(), "the services did not come back");
    } finally {
      traffic.end();
    }
  }

  /// Empty while one of the services is still coming back.
  private static Optional<Tally> counted(Desk desk, Set<String> before, Set<String> acknowledged) {
    try {
      return Optional.of(Tally.of(desk, before, acknowledged));
    } catch (UncheckedIOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static Set<String> incidents(Desk desk) {
    return desk.incidents().stream()
        .map(incident -> incident.path("id").asText())
        .collect(Collectors.toSet());
  }

  private static void allAtOnce(List<Killer> killers) {
    var threads = killers.stream().map(Thread.ofVirtual()::start).toList();
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(String killed, Tally tally, int kills) {
    System.out.printf(
        "%s: acknowledged %d = stored %d = dispatched %d, notices %d; kills %d;"
            + " lost %d; doubled %d; wrong addressee %d%n",
        killed,
        tally.acknowledged(),
        tally.stored(),
        tally.dispatched(),
        tally.notices(),
        kills,
        tally.lost().size(),
        tally.doubled().size(),
        tally.wrongAddressee().size());
  }

  private static void assertNothingLostOrDoubled(Tally tally) {
    assertThat(tally.acknowledged()).isPositive();
    assertThat(tally.lost()).isEmpty();
    assertThat(tally.doubled()).isEmpty();
    assertThat(tally.wrongAddressee()).isEmpty();
  }
}
