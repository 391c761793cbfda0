package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.matching.Candidate;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the books say of an engineer once she has been on a seat.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class BenchTest {

  private static final Duration REST = Duration.ofHours(9);

  @Inject Dispatching dispatching;
  @Inject Bench bench;
  @Inject SettableClock clock;

  private Instant began;
  private String dispatch;

  /// Engineer 1 has accepted the LEAD, and nobody else is there.
  @BeforeEach
  void somebodyLeads() {
    began = clock.instant();
    Database.empty();
    hire(1);
    onDuty(1);
    hears(aReport(1));
    dispatch = accept(1, offerTo(1)).path("dispatchId");
  }

  @AfterEach
  void itIsTheSameDayForWhateverComesNext() {
    clock.set(began);
  }

  @Test
  void whoIsCalledOffAfterALongDutyRestsFromThenOn() {
    // given
    clock.advance(Duration.ofHours(12));
    var calledOff = clock.instant();
    // when
    hears(withdrawn(2));
    clock.advance(Duration.ofHours(1));
    // then
    assertThat(hers().restsUntil()).isEqualTo(calledOff.plus(REST));
  }

  @Test
  void whoWasCalledOffSoonIsAskedAgainHoursLaterForHerDutyWasShort() {
    // given
    clock.advance(Duration.ofMinutes(20));
    hears(aReport(2, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE));
    clock.advance(Duration.ofHours(8));
    // when
    hears(aReport(3));
    // then
    assertThat(hers().restsUntil()).isNull();
    as("engineer-1").get("/offers").then().body("items", hasSize(1));
  }

  @Test
  void whoGivesHerSeatBackBecauseSheIsEngagedElsewhereHasOneDutyMoreForFourHours() {
    // when
    givesBack("ALREADY_ENGAGED");
    // then
    assertThat(hers().elsewhere()).isOne();
    assertThat(hers().doubted()).isEmpty();
    clock.advance(Duration.ofHours(4));
    assertThat(hers().elsewhere()).isZero();
  }

  @Test
  void whoGivesHerSeatBackForWantOfTheSkillIsDoubtedAsByANo() {
    // when
    givesBack("MISSING_SKILL");
    // then
    assertThat(hers().doubted()).containsExactly("LEAD");
    assertThat(hers().elsewhere()).isZero();
  }

  @Test
  void whoGivesHerSeatBackInADrillTeachesNothing() {
    // when
    givesBack("MISSING_SKILL");
    Database.put("update dispatch set drill = true where incident_id = '%s'".formatted(INCIDENT));
    // then
    assertThat(hers().doubted()).isEmpty();
  }

  private void givesBack(String reason) {
    as("engineer-1")
        .body("{\"state\": \"UNABLE\", \"reason\": \"%s\"}".formatted(reason))
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
  }

  private void hears(IncidentEvent event) {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(event));
  }

  private Candidate hers() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                bench.at(clock.instant()).stream()
                    .filter(one -> one.id().equals(engineer(1)))
                    .findFirst()
                    .orElseThrow());
  }
}
