package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.hikeshi.work.Sweep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody of the desk decides by at night: whom she can call, who is asked, and what others
/// wrote.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class CaseOfTheDeskTest {

  private static final String NUMBER = "+81 90-1111-1111";
  private static final String BY_TELEPHONE =
      """
      "contacts": [{"type": "VOICE", "to": "%s"}, {"type": "SMS", "to": "%s"},
        {"type": "EMAIL", "to": "engineer-1@example.test"}]}
      """
          .formatted(NUMBER, NUMBER);

  @Inject Dispatching dispatching;
  @Inject Sweep sweep;
  @Inject SettableClock clock;

  @ConfigProperty(name = "hikeshi.incident-api.public-url")
  String incidents;

  private String dispatch;
  private String page;

  @BeforeEach
  void oneIsAsked() {
    Database.empty();
    as("admin")
        .body(profile(1, "Anna Security", "14").replaceFirst("(?s)\"contacts\".*", BY_TELEPHONE))
        .put("/engineers/" + TestTokens.engineer(1))
        .then()
        .statusCode(201);
    hire(2);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    dispatch = as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    page = "/pages/dispatches/" + dispatch;
  }

  @Test
  void whoIsLateIsCalledFromTheCaseByTheDeskAndByNobodyElse() {
    // given
    accept(1, offerTo(1)).then().statusCode(200);
    clock.advance(Duration.ofHours(2));
    // when
    sweep.now();
    // then
    as("coordinator").get("/desk/alarms").then().body("items.what", hasItem("LATE"));
    var desk = browser().get(page).then().statusCode(200).extract().asString();
    assertThat(desk).containsOnlyOnce("href=\"tel:" + NUMBER + "\"").contains("開始の見込み");
    as("engineer-1").get(page).then().statusCode(200).body(not(containsString(NUMBER)));
    as("engineer-2").get(page).then().statusCode(404).body(not(containsString(NUMBER)));
    as("ppc").get(page).then().statusCode(403).body(not(containsString(NUMBER)));
  }

  @Test
  void eachOpeningOfTheCaseIsKeptAndNoReadingOfTheOpenPage() {
    // given
    accept(1, offerTo(1)).then().statusCode(200);
    browser().get(page).then().statusCode(200);
    // when
    browser().header("X-Requested-With", "JavaScript").get(page).then().statusCode(200);
    as("engineer-1").get(page).then().statusCode(200);
    // then
    assertThat(
            Database.count(
                "audit",
                "action = 'desk.numbers-read' and object = 'dispatch/%s'".formatted(dispatch)))
        .isOne();
  }

  @Test
  void whoHasNoNumberIsSaidToHaveNone() {
    // given
    var her = TestTokens.engineer(2).toString();
    as("coordinator")
        .body("{\"seat\": \"LEAD\", \"engineerId\": \"%s\", \"reason\": \"r\"}".formatted(her))
        .post("/dispatches/" + dispatch + "/assignments");
    // when
    var shown = browser().get(page);
    // then
    shown.then().body(containsString("電話番号が登録されていません"));
  }

  @Test
  void itSaysWhoIsAskedUntilWhenAndIsReadAnewWhereItStandsOpen() {
    // given
    accept(1, offerTo(1)).then().statusCode(200);
    onDuty(2);
    as("coordinator")
        .body("{\"seat\": \"FORENSICS\", \"mode\": \"REMOTE\", \"reason\": \"r\"}")
        .post("/dispatches/" + dispatch + "/seats")
        .then()
        .statusCode(201);
    // when
    var hers = as("engineer-1").get(page);
    // then
    hers.then()
        .statusCode(200)
        .body(not(containsString("返事を待っている人")), not(containsString("技術者 2")));
    var desk = browser().get(page).then().statusCode(200).extract().asString();
    assertThat(desk)
        .containsSubsequence(
            "data-every", "現在", "data-stale hidden", "返事を待っている人", "技術者 2", "返事の期限: ");
  }

  @Test
  void itLeadsToTheIncidentAndBackToTheBoardAndTheDesk() {
    browser()
        .get(page)
        .then()
        .body(
            containsString(
                "<a href=\"%s/pages/incidents/%s\">2026-000001</a>".formatted(incidents, INCIDENT)))
        .body(containsString("<a href=\"" + incidents + "/pages/board\">"))
        .body(containsString("<a href=\"/pages/desk\">"));
    browser().get("/pages/desk").then().body(containsString(incidents + "/pages/board\""));
  }

  @Test
  void whatBeginsAgainByAButtonIsPartOfWhatIsReadAnew() {
    // given
    accept(1, offerTo(1)).then().statusCode(200);
    var open = browser().get(page).asString();
    as("engineer-1")
        .body("{\"state\": \"DONE\"}")
        .put(page.replace("/pages", "") + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    // when
    var again = browser().get(page).asString();
    // then
    assertThat(open).doesNotContain("value=\"AGAIN\"");
    assertThat(again)
        .containsSubsequence("data-every", "data-stale", "value=\"AGAIN\"", "/searches\"");
  }

  /// An open page keeps what it knows of a part that has `data-unknown`.
  @Test
  void whatCannotBeLookedUpThisTimeTakesNoNumberFromAnOpenPage() {
    // given
    browser()
        .get(page)
        .then()
        .body(
            containsString("<dd id=\"case-hospital\">みなと総合病院"),
            containsString("<dd id=\"case-contact\">情報システム室 当直<br><a href=\"tel:"),
            not(containsString("data-unknown")));
    // when
    IncidentApiStandIn.away(true);
    var again = browser().header("X-Requested-With", "JavaScript").get(page);
    IncidentApiStandIn.away(false);
    // then
    again
        .then()
        .statusCode(200)
        .body(
            containsString("<dd id=\"case-hospital\" data-unknown>"),
            containsString("<dd id=\"case-contact\" data-unknown>"));
  }

  @Test
  void whoWasConsideredIsNamed() {
    browser().get(page + "/searches").then().body(containsString("<strong>技術者 1</strong>"));
  }
}
