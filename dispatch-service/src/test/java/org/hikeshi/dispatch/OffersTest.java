package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class OffersTest {

  @Inject Dispatching dispatching;
  @Inject OfferTimer timer;
  @Inject SettableClock clock;

  @BeforeEach
  void anEmptyHouse() {
    Database.empty();
  }

  @Test
  void fromReportOverNoToYes() {
    // given
    onDutyAre(1, 2);
    hears(1);
    var first = offerTo(1);
    // when
    decline(1, first).then().statusCode(200).body("outcome", equalTo("DECLINED"));
    accept(2, offerTo(2)).then().statusCode(200).body("outcome", equalTo("ACCEPTED"));
    // then
    assertThat(Database.told(INCIDENT))
        .containsExactly(
            "dispatch.opened", "offer.made", "offer.declined", "offer.made", "offer.accepted");
  }

  @Test
  void anOfferTellsWhatMattersAndNotWhoseHospitalItIs() {
    // given
    onDutyAre(1);
    hears(1);
    // when / then
    as("engineer-1")
        .get("/offers")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].seat", equalTo("LEAD"))
        .body("items[0].mode", equalTo("REMOTE"))
        .body("items[0].prefecture", equalTo("14"))
        .body("items[0].careImpact", hasItem("EMERGENCY_STOPPED"))
        .body("items[0].vendors", hasItem("給食システム株式会社"))
        .body("items[0].expiresAt", equalTo(clock.instant().plus(WINDOW).toString()))
        .body("items[0].why.code", hasItem("SAME_PREFECTURE"))
        .body(not(containsString("00000000-0000-7000-8000-00000000000a")));
  }

  @Test
  void sayingItTwiceIsSayingItOnce() {
    // given
    onDutyAre(1);
    hears(1);
    var offer = offerTo(1);
    accept(1, offer);
    // when
    var again = accept(1, offer);
    // then
    again.then().statusCode(200).body("outcome", equalTo("ACCEPTED"));
    decline(1, offer).then().statusCode(409);
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("offer.accepted");
  }

  @Test
  void aLateAnswerIsGoneAndTheNextIsAskedAtOnce() {
    // given
    onDutyAre(1, 2);
    hears(1);
    var offer = offerTo(1);
    clock.advance(WINDOW);
    // when
    var reply = accept(1, offer);
    // then
    reply.then().statusCode(410).contentType("application/problem+json");
    assertThat(offerTo(2)).isNotNull();
  }

  @Test
  void somebodyElsesOfferIsLikeNone() {
    // given
    onDutyAre(1, 2);
    hears(1);
    // when / then
    accept(2, offerTo(1)).then().statusCode(404);
  }

  @Test
  void aNoNeedsItsReason() {
    // given
    onDutyAre(1);
    hears(1);
    // when / then
    as("engineer-1")
        .body("{\"answer\": \"DECLINE\"}")
        .put("/offers/" + offerTo(1) + "/reply")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/reason"));
  }

  @Test
  void ofManyYesesAtOnceOneWinsAndTheOthersReadThatItIsTaken() throws Exception {
    // given
    onDutyAre(1, 2, 3, 4, 5, 6);
    hears(1);
    clock.advance(WINDOW);
    timer.tick();
    clock.advance(WINDOW);
    timer.tick();
    var offers = IntStream.rangeClosed(4, 6).mapToObj(n -> offerTo(n)).toList();
    // when
    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(6)) {
      var calls =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(
                  i -> () -> accept(4 + i % 3, offers.get(i % 3)).statusCode())
              .toList();
      statuses = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
    // then
    assertThat(statuses).hasSize(12).containsOnly(200, 409);
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("offer.accepted");
  }

  @Test
  void aRollbackSaysNothing() {
    // given
    onDutyAre(1);
    // when
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          dispatching.on(aReport(1));
                          throw new IllegalStateException("the power fails");
                        }))
        .hasMessageContaining("the power fails");
    // then
    assertThat(Database.told(INCIDENT)).isEmpty();
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
  }

  private void hears(int report) {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(report)));
  }

  private static void onDutyAre(int... engineers) {
    for (var n : engineers) {
      hire(n);
      onDuty(n);
    }
  }
}
