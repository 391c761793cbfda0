package org.hikeshi.dispatch;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.DeskSteps.press;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The desk writes down what it has heard on the telephone.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class NotesOfTheDeskTest {

  private static final Map<String, String> CALLED = Map.of("seat", "LEAD", "note", "電話した: 20分で着く");

  @Inject Dispatching dispatching;
  @Inject SettableClock clock;

  private String page;

  @BeforeEach
  void oneIsOnHerWay() {
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    accept(1, offerTo(1)).then().statusCode(200);
    page =
        "/pages/dispatches/"
            + as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
  }

  @Test
  void theDeskAndThoseAtWorkReadWhatTheDeskWrote() {
    // when
    press(page + "/notes", CALLED)
        .then()
        .statusCode(303)
        .header("Location", endsWith("?said=DONE"));
    // then
    browser().get(page).then().body(containsString("電話した: 20分で着く"));
    as("engineer-1").get(page).then().body(containsString("電話した: 20分で着く"));
    as("coordinator")
        .get(page.replace("/pages", ""))
        .then()
        .body("remarks.action", contains("NOTE"));
  }

  @Test
  void pressedTwiceItIsWrittenOnceAndLaterItIsNews() {
    // given
    press(page + "/notes", CALLED);
    // when
    var twice = press(page + "/notes", CALLED);
    // then
    twice.then().header("Location", endsWith("?said=DONE"));
    as("coordinator").get(page.replace("/pages", "")).then().body("remarks", hasSize(1));
    clock.advance(Duration.ofMinutes(2));
    press(page + "/notes", CALLED).then().header("Location", endsWith("?said=DONE"));
    as("coordinator").get(page.replace("/pages", "")).then().body("remarks", hasSize(2));
  }

  @Test
  void whatCannotBeKeptIsStillThere() {
    // given
    var unknown = Map.of("seat", "NOBODYS", "note", "key: <3F>");
    // when
    var refused = press(page + "/notes", unknown);
    // then
    refused
        .then()
        .statusCode(409)
        .body(containsString("書いたものは、下の欄に残してあります"))
        .body(containsString("maxlength=\"2000\">key: &lt;3F&gt;</textarea>"));
    press(page + "/notes", Map.of("seat", "LEAD", "note", " ")).then().statusCode(409);
    press(page + "/notes", Map.of("note", "n")).then().statusCode(409);
    as("coordinator").get(page.replace("/pages", "")).then().body("remarks", hasSize(0));
  }
}
