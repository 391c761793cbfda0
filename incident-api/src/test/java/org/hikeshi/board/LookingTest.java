package org.hikeshi.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// What is there is rolled back.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class LookingTest {

  @Inject Looking looking;
  @Inject Okinawa okinawa;
  @Inject Clock clock;

  @Test
  @TestTransaction
  void inAFloodTheNewestThatNobodyAnswersComesFirstAndTheMapCountsAll() {
    // given
    okinawa.aFlood(1_100);
    okinawa.anIncident("NEW", 1, "DISPATCHING", "UNANSWERED");
    okinawa.aSeat("NEW", "LEAD", "OPEN", null);
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(numbers(board)).startsWith("NEW");
    assertThat(board.areas().get(Okinawa.CODE).open()).isEqualTo(1_101);
    assertThat(board.areas().get(Okinawa.CODE).seats()).isEqualTo(1);
    assertThat(board.rows().size() + board.more()).isEqualTo(1_101);
    assertThat(numbers(looking.at(null))).contains("NEW");
  }

  @Test
  @TestTransaction
  void whatWaitsForSomebodyComesBeforeWhatOnlyGoesOn() {
    // given
    okinawa.aFlood(100);
    okinawa.anIncident("WAITS", 2, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("WAITS", "LEAD", "OFFERED", null);
    // then
    assertThat(numbers(looking.at(Okinawa.CODE))).startsWith("WAITS");
  }

  @Test
  @TestTransaction
  void theWorstReasonComesFirstAndThenTheGravestAndTheOldest() {
    // given
    okinawa.anIncident("QUIET", 9, "RESPONDING", "STAFFED");
    okinawa.anIncident("DUTY", 90, "RESPONDING", "STAFFED");
    okinawa.aDuty("DUTY", -1, "TO_FILE");
    okinawa.anIncident("ARRIVAL", 90, "RESPONDING", "STAFFED");
    okinawa.aSeat("ARRIVAL", "LEAD", "EN_ROUTE", Okinawa.ENGINEER, clock.instant().minusSeconds(1));
    okinawa.anIncident("PUNCTUAL", 8, "RESPONDING", "STAFFED");
    okinawa.aSeat(
        "PUNCTUAL", "LEAD", "EN_ROUTE", Okinawa.ENGINEER, clock.instant().plusSeconds(60));
    okinawa.anIncident("LONG", 16, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("LONG", "LEAD", "OPEN", null);
    okinawa.anIncident("YOUNG", 14, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("YOUNG", "LEAD", "OPEN", null);
    okinawa.anIncident("NOBODY", 3, "DISPATCHING", "UNANSWERED");
    okinawa.aSeat("NOBODY", "LEAD", "OPEN", null);
    okinawa.anIncident("GRAVE", 1, "RESPONDING", "STAFFED");
    okinawa.stopped("GRAVE", "[\"OUTPATIENT_STOPPED\", \"EMERGENCY_STOPPED\"]");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late())
        .containsExactly(
            "NOBODY[UNANSWERED]",
            "LONG[NOBODY_YET]",
            "ARRIVAL[ARRIVAL_PASSED]",
            "DUTY[DUTY_OVERDUE]",
            "YOUNG[]",
            "GRAVE[]",
            "QUIET[]",
            "PUNCTUAL[]");
    assertThat(board.areas().get(Okinawa.CODE).late()).isEqualTo(4);
  }

  @Test
  @TestTransaction
  void whatAsksForHelpAndWasNotHeardOfWaitsAndIsNotWell() {
    // given
    okinawa.anIncident("UNHEARD", 16, "REPORTED", null);
    okinawa.asks("UNHEARD", 1, 16, "REQUESTED");
    okinawa.anIncident("ASKS-ANEW", 300, "REPORTED", "STOOD_DOWN");
    okinawa.aSeat("ASKS-ANEW", "LEAD", "EN_ROUTE", Okinawa.ENGINEER);
    okinawa.asks("ASKS-ANEW", 1, 300, "REQUESTED");
    okinawa.asks("ASKS-ANEW", 2, 200, "NOT_REQUESTED");
    okinawa.asks("ASKS-ANEW", 3, 16, "REQUESTED");
    okinawa.anIncident("JUST-NOW", 14, "REPORTED", null);
    okinawa.asks("JUST-NOW", 1, 14, "REQUESTED");
    okinawa.anIncident("WANTS-NOBODY", 16, "REPORTED", null);
    okinawa.asks("WANTS-NOBODY", 1, 16, "NOT_REQUESTED");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late() + row.incident().unheard())
        .containsExactly(
            "ASKS-ANEW[NOBODY_YET]true",
            "UNHEARD[NOBODY_YET]true",
            "JUST-NOW[]true",
            "WANTS-NOBODY[]false");
    assertThat(board.areas().get(Okinawa.CODE)).isEqualTo(new Board.Area(4, 0, 2, 3));
  }

  @Test
  @TestTransaction
  void whatAsksAnewAfterHelpWasDoneAndCalledOffWaitsAndWhatGoesOnAskingDoesNot() {
    // given
    okinawa.anIncident("ASKS-ANEW", 300, "REPORTED", "DONE");
    okinawa.asks("ASKS-ANEW", 1, 300, "REQUESTED");
    okinawa.asks("ASKS-ANEW", 2, 200, "NOT_REQUESTED");
    okinawa.asks("ASKS-ANEW", 3, 16, "REQUESTED");
    okinawa.anIncident("GOES-ON", 300, "REPORTED", "DONE");
    okinawa.asks("GOES-ON", 1, 300, "REQUESTED");
    okinawa.asks("GOES-ON", 2, 16, "REQUESTED");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late() + row.incident().unheard())
        .containsExactly("ASKS-ANEW[NOBODY_YET]true", "GOES-ON[]false");
  }

  @Test
  @TestTransaction
  void nobodyIsWaitedForLongerThanHelpWasAskedForAndTriageIsNoHelp() {
    // given
    okinawa.anIncident("ASKS-NOW", 240, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("ASKS-NOW", "LEAD", "OPEN", null);
    okinawa.asks("ASKS-NOW", 1, 240, "NOT_REQUESTED");
    okinawa.asks("ASKS-NOW", 2, 5, "REQUESTED");
    okinawa.anIncident("TRIAGED", 120, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("TRIAGED", "LEAD", "OPEN", null);
    okinawa.aSeat("TRIAGED", "TRIAGE-2", "WORKING", Okinawa.ENGINEER);
    okinawa.asks("TRIAGED", 1, 120, "REQUESTED");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late() + row.incident().coming())
        .containsExactly("TRIAGED[NOBODY_YET]1", "ASKS-NOW[]0");
  }

  @Test
  @TestTransaction
  void whoeverIsDoneComesNoMore() {
    // given
    okinawa.anIncident("DONE", 60, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("DONE", "LEAD", "DONE", Okinawa.ENGINEER);
    okinawa.aSeat("DONE", "NETWORK", "OPEN", null);
    // when
    var row = looking.at(Okinawa.CODE).rows().getFirst();
    // then
    assertThat(row.incident().coming()).isZero();
    assertThat(row.late()).containsExactly(Late.NOBODY_YET);
  }

  /// The seats stay told as they were when help was called off.
  @Test
  @TestTransaction
  void helpThatWasCalledOffIsNeitherMissingNorLateNorOnTheWay() {
    // given
    okinawa.anIncident("CALLED-OFF", 60, "REPORTED", "STOOD_DOWN");
    okinawa.aSeat(
        "CALLED-OFF", "LEAD", "EN_ROUTE", Okinawa.ENGINEER, clock.instant().minusSeconds(1));
    okinawa.aSeat("CALLED-OFF", "NETWORK", "OPEN", null);
    okinawa.anIncident("ASKED-FOR", 60, "DISPATCHING", "SEARCHING");
    okinawa.aSeat("ASKED-FOR", "NETWORK", "OPEN", null);
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    var calledOff = board.rows().getLast();
    assertThat(numbers(board)).containsExactly("ASKED-FOR", "CALLED-OFF");
    assertThat(calledOff.incident().waiting()).isEmpty();
    assertThat(calledOff.incident().coming()).isZero();
    assertThat(calledOff.incident().expectedAt()).isNull();
    assertThat(calledOff.late()).isEmpty();
    assertThat(board.areas().get(Okinawa.CODE).seats()).isEqualTo(1);
  }

  @Test
  @TestTransaction
  void aDutyThatOutlivedItsIncidentIsStillLate() {
    // given
    okinawa.anIncident("LATE", 90, "RESOLVED", "UNANSWERED");
    okinawa.aSeat("LATE", "LEAD", "OPEN", null);
    okinawa.aDuty("LATE", -1, "DRAFT");
    okinawa.anIncident("IN-TIME", 90, "RESOLVED", "STOOD_DOWN");
    okinawa.aDuty("IN-TIME", 0, "DRAFT");
    okinawa.anIncident("NOT-ASKED", 90, "RESOLVED", "STOOD_DOWN");
    okinawa.aDuty("NOT-ASKED", -1, "NOT_REQUIRED");
    okinawa.anIncident("WITHDRAWN", 90, "WITHDRAWN", "STOOD_DOWN");
    okinawa.aDuty("WITHDRAWN", -1, "DRAFT");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(board.rows())
        .extracting(row -> row.incident().number() + row.late())
        .containsExactly("LATE[DUTY_OVERDUE]");
    assertThat(board.areas().get(Okinawa.CODE).late()).isEqualTo(1);
    assertThat(board.areas().get(Okinawa.CODE).open()).isZero();
    assertThat(board.areas().get(Okinawa.CODE).seats()).isZero();
    assertThat(board.more()).isZero();
  }

  @Test
  @TestTransaction
  void whatIsNewAndOpenStandsBeforeAllWhoseDutiesOutlivedThem() {
    // given
    for (var no = 1; no <= Board.SHOWN; no++) {
      okinawa.anIncident("OLD-" + no, 10_000, "RESOLVED", "DONE");
      okinawa.aDuty("OLD-" + no, -1, "DRAFT");
    }
    okinawa.anIncident("NEW", 1, "DISPATCHING", "SEARCHING");
    // when
    var board = looking.at(Okinawa.CODE);
    // then
    assertThat(numbers(board)).hasSize(Board.SHOWN).startsWith("NEW");
    assertThat(board.more()).isEqualTo(1);
  }

  @Test
  @TestTransaction
  void aCallIsWaitedForSinceItCameAndNotSinceItWasTyped() {
    // given
    okinawa.anIncident("CALLED", 5, "REPORTED", null);
    okinawa.reported("CALLED", "COORDINATOR_PHONE", clock.instant().minus(Duration.ofHours(2)));
    // when
    var row = looking.at(Okinawa.CODE).rows().getFirst();
    // then
    assertThat(row.minutes()).isBetween(120L, 121L);
    assertThat(row.incident().since()).isBefore(clock.instant().minus(Duration.ofMinutes(119)));
  }

  /// The care of an hour ago may be over.
  @Test
  @TestTransaction
  void whatHasStoppedIsAsOfTheNewestReportAndNotOfNow() {
    // given
    okinawa.anIncident("SAID-AGAIN", 300, "REPORTED", null);
    okinawa.stopped("SAID-AGAIN", "[\"EMERGENCY_STOPPED\"]");
    okinawa.saysAgain("SAID-AGAIN", 2, 100, null);
    okinawa.saysAgain("SAID-AGAIN", 3, 10, clock.instant().minus(Duration.ofMinutes(90)));
    // when
    var row = looking.at(Okinawa.CODE).rows().getFirst();
    // then
    assertThat(row.minutes()).isEqualTo(300);
    assertThat(row.saidMinutes()).isEqualTo(90);
    assertThat(row.incident().care()).isEmpty();
  }

  @Test
  @TestTransaction
  void theDeskSeesThatNobodyButACardHasSpoken() {
    // given
    okinawa.anIncident("BY-CARD", 9, "REPORTED", null);
    okinawa.reported("BY-CARD", "CARD", null);
    okinawa.anIncident("SIGNED-IN", 8, "REPORTED", null);
    okinawa.reported("SIGNED-IN", "HOSPITAL", null);
    // then
    assertThat(looking.at(Okinawa.CODE).rows())
        .extracting(row -> row.incident().number() + " " + row.incident().onlyByCard())
        .containsExactlyInAnyOrder("BY-CARD true", "SIGNED-IN false");
  }

  @Test
  @TestTransaction
  void aPrefectureSeesWhatCameByACardWhereADuplicateOfItWasSignedIn() {
    // given
    okinawa.anIncident("BY-CARD", 9, "DISPATCHING", "SEARCHING");
    okinawa.reported("BY-CARD", "CARD", null);
    okinawa.anIncident("CONFIRMED", 8, "DISPATCHING", "SEARCHING");
    okinawa.reported("CONFIRMED", "CARD", null);
    okinawa.anIncident("SIGNED-IN", 7, "REPORTED", null);
    okinawa.reported("SIGNED-IN", "HOSPITAL", null);
    // when
    okinawa.merged("SIGNED-IN", "CONFIRMED");
    // then
    assertThat(numbers(looking.in(Okinawa.CODE))).containsExactly("CONFIRMED");
    assertThat(looking.at(Okinawa.CODE).rows())
        .as("the desk still has to call back")
        .extracting(row -> row.incident().number() + " " + row.incident().onlyByCard())
        .containsExactlyInAnyOrder("BY-CARD true", "CONFIRMED true");
  }

  private static List<String> numbers(Board board) {
    return board.rows().stream().map(row -> row.incident().number()).toList();
  }
}
