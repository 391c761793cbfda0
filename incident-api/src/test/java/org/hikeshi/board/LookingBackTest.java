package org.hikeshi.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// What is there is rolled back.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class LookingBackTest {

  private static final int LONG_AGO = 30_000_000;

  @Inject LookingBack looking;
  @Inject Okinawa okinawa;
  @Inject Clock clock;

  @Test
  @TestTransaction
  void whatWasFiledBeforeIsNotNewAndWhatEndedBeforeHasNotEndedSince() {
    // given
    var before = looking.since(hoursAgo(1)).counts();
    okinawa.anIncident("OLD", 61, "RESOLVED", "DONE");
    okinawa.ended("OLD", 61);
    okinawa.anIncident("ENDS", 90, "WITHDRAWN", "STOOD_DOWN");
    okinawa.ended("ENDS", 1);
    okinawa.anIncident("NEW", 59, "RESPONDING", "STAFFED");
    // when
    var night = looking.since(hoursAgo(1));
    // then
    assertThat(night.counts().filed()).isEqualTo(before.filed() + 1);
    assertThat(night.counts().resolved()).isEqualTo(before.resolved());
    assertThat(night.counts().withdrawn()).isEqualTo(before.withdrawn() + 1);
  }

  @Test
  @TestTransaction
  void whoWaitsIsWhoHasNobodyAndTheLongestComesFirst() {
    // given
    okinawa.anIncident("NOBODY", LONG_AGO, "UNANSWERED", "UNANSWERED");
    okinawa.anIncident("OFFERED", LONG_AGO - 1, "DISPATCHING", "OFFERING");
    okinawa.aSeat("OFFERED", "LEAD", "OFFERED", Okinawa.ENGINEER);
    okinawa.anIncident("COMES", LONG_AGO - 2, "RESPONDING", "SEARCHING");
    okinawa.aSeat("COMES", "LEAD", "EN_ROUTE", Okinawa.ENGINEER);
    okinawa.anIncident("CALLED-OFF", LONG_AGO - 3, "REPORTED", "STOOD_DOWN");
    okinawa.anIncident("OVER", LONG_AGO - 4, "RESOLVED", "UNANSWERED");
    // when
    var waiting = looking.since(null).waiting().stream().limit(3);
    // then
    assertThat(waiting.filter(one -> one.of().prefecture().equals(Okinawa.CODE)))
        .extracting(one -> one.of().number() + " " + one.unanswered())
        .containsExactly("NOBODY true", "OFFERED false");
  }

  @Test
  @TestTransaction
  void whoHasNoLeadStillWaitsWhoeverElseIsThere() {
    // given
    okinawa.anIncident("TRIAGED", LONG_AGO, "DISPATCHING", "OFFERING");
    okinawa.aSeat("TRIAGED", "TRIAGE", "WORKING", Okinawa.ENGINEER);
    okinawa.anIncident("UNHEARD", LONG_AGO - 1, "DISPATCHING", "UNANSWERED");
    okinawa.aSeat("UNHEARD", "TRIAGE-2", "ACCEPTED", Okinawa.ENGINEER);
    okinawa.anIncident("NO-LEAD", LONG_AGO - 2, "RESPONDING", "UNANSWERED");
    okinawa.aSeat("NO-LEAD", "LEAD", "OPEN", null);
    okinawa.aSeat("NO-LEAD", "NETWORK", "ARRIVED", Okinawa.ENGINEER);
    okinawa.anIncident("LED", LONG_AGO - 3, "RESPONDING", "SEARCHING");
    okinawa.aSeat("LED", "TRIAGE", "DONE", Okinawa.ENGINEER);
    okinawa.aSeat("LED", "LEAD", "EN_ROUTE", Okinawa.ENGINEER);
    // when
    var waiting = looking.since(null).waiting().stream().limit(4);
    // then
    assertThat(waiting.filter(one -> one.of().prefecture().equals(Okinawa.CODE)))
        .extracting(one -> one.of().number() + " " + one.unanswered())
        .containsExactly("TRIAGED false", "UNHEARD true", "NO-LEAD true");
  }

  @Test
  @TestTransaction
  void whoAsksAnewAfterHelpWasCalledOffWaitsSinceThen() {
    // given
    okinawa.anIncident("ASKS-ANEW", LONG_AGO, "REPORTED", "STOOD_DOWN");
    okinawa.aSeat("ASKS-ANEW", "LEAD", "EN_ROUTE", Okinawa.ENGINEER);
    okinawa.asks("ASKS-ANEW", 1, LONG_AGO, "REQUESTED");
    okinawa.asks("ASKS-ANEW", 2, LONG_AGO - 10, "NOT_REQUESTED");
    okinawa.asks("ASKS-ANEW", 3, LONG_AGO - 20, "REQUESTED");
    // when
    var waiting = looking.since(null).waiting().getFirst();
    // then
    assertThat(waiting.of().number()).isEqualTo("ASKS-ANEW");
    assertThat(waiting.minutes()).isEqualTo(LONG_AGO - 20);
  }

  @Test
  @TestTransaction
  void theDaysByLawThatAreNearOrOverAreToldWhereverTheyAreStillOpen() {
    // given
    okinawa.anIncident("OVER", 60, "RESOLVED", "DONE");
    okinawa.aDuty("OVER", -9_000, "DRAFT");
    okinawa.anIncident("TOMORROW", 60, "RESPONDING", "STAFFED");
    okinawa.aDuty("TOMORROW", 1, "TO_FILE");
    okinawa.anIncident("LATER", 60, "RESPONDING", "STAFFED");
    okinawa.aDuty("LATER", 2, "TO_FILE");
    okinawa.anIncident("DONE", 60, "RESPONDING", "STAFFED");
    okinawa.aDuty("DONE", -9_000, "RECEIPTED");
    okinawa.anIncident("TAKEN-BACK", 60, "WITHDRAWN", "STOOD_DOWN");
    okinawa.aDuty("TAKEN-BACK", -9_000, "DRAFT");
    // when
    var night = looking.since(null);
    // then
    assertThat(night.due().stream().filter(due -> due.of().prefecture().equals(Okinawa.CODE)))
        .extracting(due -> due.of().number() + " " + due.over())
        .startsWith("OVER true")
        .doesNotContain("LATER false", "DONE true", "TAKEN-BACK true");
    assertThat(night.counts().near()).isPositive();
    assertThat(night.counts().overdue()).isPositive();
  }

  private Instant hoursAgo(int hours) {
    return clock.instant().minus(Duration.ofHours(hours));
  }
}
