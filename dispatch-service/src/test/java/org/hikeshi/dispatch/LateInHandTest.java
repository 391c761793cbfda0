package org.hikeshi.dispatch;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hikeshi.desk.Bell;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.work.Sweep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lead is late, and Yamada, who has that in hand, has fallen asleep over it.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class LateInHandTest {

  @Inject Dispatching dispatching;
  @Inject Sweep sweep;
  @Inject Bell bell;
  @Inject SettableClock clock;

  private String seat;

  @BeforeEach
  void yamadaHasItInHand() {
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String dispatch = accept(1, offerTo(1)).path("dispatchId");
    seat = "/dispatches/" + dispatch + "/seats/LEAD";
    clock.advance(Duration.ofHours(2));
    sweep.now();
    String alarm = alarms().body("items.what", contains("LATE")).extract().path("items[0].id");
    await().until(() -> IncidentApiStandIn.rung().contains(alarm));
    Database.put(
        "update desk_alarm set acknowledged_at = raised_at, acknowledged_by = '山田', acknowledged_how = 'KEY'");
  }

  @Test
  void itRingsAgainByItselfUntilSheNamesATimeToCome() {
    // given
    clock.advance(Duration.ofMinutes(59));
    bell.ringAgain();
    alarms().body("items", hasSize(1));
    clock.advance(Duration.ofMinutes(1));
    // when
    bell.ringAgain();
    // then
    alarms().body("items", hasSize(2)).body("items[0].acknowledgedBy", nullValue());
    as("engineer-1").body("{\"etaMinutes\": 60}").put(seat + "/eta").then().statusCode(200);
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(0));
    clock.advance(Duration.ofHours(2));
    sweep.now();
    alarms().body("items", hasSize(3)).body("items[0].acknowledgedBy", nullValue());
  }

  @Test
  void whatAnEngineerWritesDoesNotSayThatTheDeskIsAwake() {
    // given
    clock.advance(Duration.ofMinutes(30));
    as("engineer-1").body("{\"note\": \"渋滞している\"}").post(seat + "/notes").then().statusCode(201);
    clock.advance(Duration.ofMinutes(30));
    // when
    bell.ringAgain();
    // then
    alarms().body("items", hasSize(2)).body("items[0].acknowledgedBy", nullValue());
  }

  private static ValidatableResponse alarms() {
    return as("coordinator").get("/desk/alarms").then().statusCode(200);
  }
}
