package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// `./verify -Pfaults`: the faults of every run, one table at the end.
@Tag("faults")
@ExtendWith(RunningSystem.class)
@TestMethodOrder(OrderAnnotation.class)
class FaultsTest {

  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(120);
  private static final FaultTable TABLE = new FaultTable();

  @BeforeAll
  static void plant(Whole whole) {
    System.out.println("seed " + Chance.SEED);
    Plant.wanted().forEach(plant -> plant.in(whole));
  }

  @AfterAll
  static void table() {
    TABLE.print();
  }

  @Test
  @Order(1)
  void eachServiceIsKilled(Whole whole) throws InterruptedException {
    assertRight("1 services killed", faults(whole).servicesKilled());
  }

  @Test
  @Order(3)
  void theBrokerIsAway(Whole whole) throws InterruptedException {
    assertRight("3 broker away", faults(whole).brokerAway());
  }

  @Test
  @Order(5)
  void theDatabaseIsKilled(Whole whole) throws InterruptedException {
    assertRight("5 database killed", faults(whole).databaseKilled());
  }

  @Test
  @Order(7)
  void everythingIsSaidAgain(Whole whole) throws InterruptedException {
    assertRight("7 said again, shuffled", faults(whole).saidAgain());
  }

  @Test
  @Order(8)
  void poisonIsPutAside(Whole whole) throws InterruptedException {
    assertRight("8 poison", faults(whole).poisoned());
  }

  /// What was acknowledged before a backup is there after it was put back, whole, into an empty
  /// Kafka.
  @Test
  @Order(9)
  void aBackupIsPutBack(Whole whole) throws InterruptedException {
    assertRight("backup put back", new Restoring(whole, RECOVERS_WITHIN).backedUpAndPutBack());
  }

  @Test
  @Order(12)
  void instancesArePaused(Whole whole) throws InterruptedException {
    assumeThat(Size.wanted().every()).isTrue();
    assertRight("2 instances paused", new SeveralInstances(whole, RECOVERS_WITHIN).paused());
  }

  @Test
  @Order(14)
  void theBrokerLosesItsTail(Whole whole) throws InterruptedException {
    assertRight("4 tail lost", nightly(whole).tailLost());
  }

  @Test
  @Order(16)
  void answersToCommitsAreLost(Whole whole) throws InterruptedException {
    assumeThat(Size.wanted().every()).isTrue();
    assertRight("6 answers to COMMIT lost", new LostAnswers(whole, RECOVERS_WITHIN).toCommits());
  }

  @Test
  @Order(20)
  void anAuthorityHasABadDay(Whole whole) throws InterruptedException {
    assumeThat(Size.wanted().every()).isTrue();
    assertRight("10 authority fails", new BadDay(whole, RECOVERS_WITHIN).ofOneAuthority());
  }

  @Test
  @Order(21)
  void noRoomIsLeft(Whole whole) throws InterruptedException {
    assumeThat(Size.wanted().every() && SmallDisk.possible()).isTrue();
    assertRight("11 disk full", new FullDisk(whole, RECOVERS_WITHIN).filled());
  }

  @Test
  @Order(22)
  void manyMoreComeThanCanBeServed(Whole whole) throws InterruptedException {
    assumeThat(Size.wanted().every()).isTrue();
    assertRight("12 flood", new Flood(whole, RECOVERS_WITHIN).came());
  }

  @Test
  @Order(29)
  void theClockIsMoved(Whole whole) throws InterruptedException {
    assertRight("9 clock moved", nightly(whole).clockMoved());
  }

  private static NightlyFaults nightly(Whole whole) {
    assumeThat(Size.wanted().every()).isTrue();
    return new NightlyFaults(whole, RECOVERS_WITHIN);
  }

  private static Faults faults(Whole whole) {
    return new Faults(whole, Size.wanted(), RECOVERS_WITHIN);
  }

  private static void assertRight(String fault, Result result) {
    TABLE.add(fault, result.tally(), result.kills(), result.faults(), result.waits());
    assertThat(result.wrong()).isEmpty();
    CrashTest.assertRight(result.tally());
  }
}
