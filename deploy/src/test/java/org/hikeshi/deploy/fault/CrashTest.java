package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.local.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever is killed, and whenever: what was acknowledged is stored once, dispatched once, and
/// told once to each authority that must be told. In every build; [FaultsTest] is the long form.
@ExtendWith(RunningSystem.class)
class CrashTest {

  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(90);

  @Test
  void nothingIsLostAndNothingIsDoubledWhenEachServiceIsKilledAtEachStep(Whole whole)
      throws InterruptedException {
    // given
    var steps = new FailPoints(whole.checkout());
    var services = whole.system().services();
    var names = services.stream().map(Service::name).toList();
    var killers =
        services.stream()
            .map(service -> new Killer(service, steps.shareOf(service.name(), names), 0))
            .toList();
    // when
    var tally =
        few(whole)
            .with(
                traffic -> {
                  Killer.allAtOnce(killers);
                  traffic.noMoreReports();
                });
    // then
    assertThat(killers.stream().flatMap(killer -> killer.neverReached().stream())).isEmpty();
    assertRight(tally);
  }

  @Test
  void nothingIsLostAndNothingIsDoubledWhenTheBrokerAndTheDatabaseAreKilled(Whole whole)
      throws InterruptedException {
    // when
    var tally =
        few(whole)
            .with(
                traffic -> {
                  whole.system().kafka().kill();
                  whole.system().kafka().start();
                  whole.system().postgres().kill();
                  whole.system().postgres().start();
                  traffic.noMoreReports();
                });
    // then
    assertRight(tally);
  }

  /// Hundreds by now: no other test is to look for its own behind them.
  @AfterEach
  void noIncidentIsLeftOpen(Whole whole) {
    var desk = whole.people().desk();
    new Books(whole.system().postgres())
        .openIncidents()
        .forEach(incident -> desk.resolve(incident, "VPN", "closed", true).accepted());
  }

  private static Round few(Whole whole) {
    return Round.slow(whole, Faults.NO_END, RECOVERS_WITHIN);
  }

  static void assertRight(Tally tally) {
    assertThat(tally.acknowledged()).isPositive();
    assertThat(
            List.of(
                tally.lost(),
                tally.doubled(),
                tally.wrongAddressee(),
                tally.amiss(),
                tally.wrongAnswers()))
        .as("lost, doubled, wrong addressee, amiss, wrong answers")
        .allSatisfy(fault -> assertThat(fault).isEmpty());
  }
}
