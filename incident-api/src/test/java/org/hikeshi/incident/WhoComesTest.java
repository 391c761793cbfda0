package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three engineers are on an incident, and dispatch-service knows their names.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(ControlRoomStandIn.class)
class WhoComesTest {

  @Inject SeatedEngineer engineer;
  @Inject Database database;
  @Inject Ids ids;

  private UUID incident;

  @BeforeEach
  void threeAreOnTheirWay() {
    FrontDesk.knowBothHospitals();
    incident = UUID.fromString(FrontDesk.anIncident());
    engineer.takesTheLead(incident);
    database.seated(incident, "FORENSICS", ids.next());
    database.seated(incident, "NETWORK", ids.next());
  }

  @AfterEach
  void dispatchServiceAnswersAgain() {
    ControlRoomStandIn.answersAgain();
  }

  @Test
  void whoeverLooksReadsTheirNames() {
    onceItIsAskedAgain(
        () ->
            FrontDesk.as("hospital-a")
                .get("/incidents/" + incident)
                .then()
                .statusCode(200)
                .body("dispatch.seats.responder.name", everyItem(is("火消 花子")))
                .body("dispatch.seats.size()", is(3)));
  }

  @Test
  void thePageReadsTheirNames() {
    onceItIsAskedAgain(
        () ->
            FrontDesk.as("hospital-a")
                .accept("text/html")
                .get("/pages/incidents/" + incident)
                .then()
                .statusCode(200)
                .body(containsString("火消 花子（架空セキュリティ）")));
  }

  /// At once, unless another test has found dispatch-service away just now.
  private static void onceItIsAskedAgain(ThrowingRunnable read) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(read);
  }

  /// More look than the database has connections for.
  @Test
  void whileDispatchServiceHangsReportsAreTaken() {
    // given
    ControlRoomStandIn.hangs();
    var before = ControlRoomStandIn.askedWho();
    var looking =
        IntStream.range(0, 30)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> FrontDesk.as("hospital-a").get("/incidents/" + incident),
                        Thread::startVirtualThread))
            .toList();
    await().until(() -> ControlRoomStandIn.askedWho() > before);
    // when
    var filed = FrontDesk.file("hospital-a", FrontDesk.A_REPORT);
    // then
    filed.then().statusCode(201);
    assertThat(looking).allSatisfy(view -> assertThat(view.join().statusCode()).isEqualTo(200));
  }

  @Test
  void aFollowUpWaitsForNobodysName() {
    // given
    ControlRoomStandIn.hangs();
    var before = ControlRoomStandIn.askedWho();
    // when
    FrontDesk.as("hospital-a")
        .body("{\"summary\": \"サーバも止まった\"}")
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    // then
    assertThat(ControlRoomStandIn.askedWho()).isEqualTo(before);
  }
}
