package org.hikeshi.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class IncidentSearchTest {

  private static final String LIST = "/pages/incidents";
  private static final String NOT_FOUND = "見られる事案の中に見つかりません";

  @Inject SeatedEngineer engineer1;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void theBoardAndTheListAskForWhatIsLookedFor() {
    for (var page : List.of("/pages/board", LIST)) {
      new Visitor("coordinator")
          .open(page)
          .then()
          .statusCode(200)
          .body(containsString("action=\"/pages/incidents\" role=\"search\""))
          .body(containsString("name=\"find\""));
    }
    anIncident();
    var list = new Visitor("coordinator").open(LIST);
    list.then().body(containsString("<th scope=\"col\">病院</th>")).body(containsString("試験病院 a"));
    new Visitor("hospital-a").open(LIST).then().body(not(containsString("試験病院 a")));
  }

  @Test
  void aWholeNumberLeadsToItsIncidentAlsoWhenThatIsOver() {
    // given
    var incident = resolved(anIncident());
    var number = number(incident);
    // when
    var found = find("coordinator", wide(number));
    // then
    found.then().statusCode(303).header("Location", endsWith("/pages/incidents/" + incident));
    find("hospital-a", number).then().statusCode(303);
  }

  @Test
  void lastDigitsNarrowTheListAndFindWhatIsOver() {
    // given
    var incident = resolved(anIncident());
    var another = anIncident();
    var digits = number(incident).substring(7);
    // when
    var found = find("coordinator", wide(digits));
    // then
    found
        .then()
        .statusCode(200)
        .body(containsString(incident))
        .body(not(containsString(another)))
        .body(containsString("「" + wide(digits) + "」で見つかった"));
    find("hospital-a", digits).then().body(containsString(incident));
  }

  @Test
  void aHospitalIsFoundByItsNameAndItsTelephoneNumberHoweverTheyAreWritten() {
    // given
    var name = aNameOfItsOwn();
    call('a', name, "044-987-6543");
    var incident = anIncident();
    var elsewhere = anIncident("hospital-b", FrontDesk.A_REPORT);
    // when / then
    for (var words : List.of(name.substring(2), wide(name), "０４４（９８７）６５４３", "+81 44 987 6543")) {
      find("coordinator", words)
          .then()
          .statusCode(200)
          .body(containsString(incident))
          .body(containsString(name))
          .body(not(containsString(elsewhere)));
    }
    find("coordinator", "6543").then().body(containsString(NOT_FOUND));
  }

  @Test
  void theNumberInAReportFindsAnIncidentThatIsOpen() {
    // given
    var phone = "070-" + random(4) + "-" + random(4);
    var report = FrontDesk.A_REPORT.replace("+81 90-0000-0000", phone);
    var open = anIncident("hospital-a", report);
    var over = resolved(anIncident("hospital-a", report));
    // when
    var found = find("coordinator", phone.replace("-", ""));
    // then
    found.then().body(containsString(open)).body(not(containsString(over)));
  }

  @Test
  void whatIsNotFoundIsSaidAndTheListIsThere() {
    // given
    var incident = anIncident();
    // when
    var found = find("coordinator", "<どこにもない>");
    // then
    found
        .then()
        .statusCode(200)
        .body(containsString("「&lt;どこにもない&gt;」の事案は、" + NOT_FOUND))
        .body(containsString("value=\"&lt;どこにもない&gt;\""))
        .body(containsString(incident));
    find("coordinator", " 　").then().statusCode(200).body(not(containsString(NOT_FOUND)));
  }

  @Test
  void whereMoreAreFoundThanFitTheNextPageIsStillOfWhatIsLookedFor() {
    // given
    var name = aNameOfItsOwn() + "&%+";
    call('a', name, "044-111-2222");
    for (var no = 0; no < 51; no++) {
      anIncident();
    }
    anIncident("hospital-b", FrontDesk.A_REPORT);
    // when
    var first = find("coordinator", name).asString();
    var older = first.replaceAll("(?s).*href=\"(/pages/incidents\\?[^\"]+)\".*", "$1");
    // then
    var second = as("coordinator").urlEncodingEnabled(false).get(older.replace("&amp;", "&"));
    second
        .then()
        .statusCode(200)
        .body(containsString(name.replace("&", "&amp;")))
        .body(not(containsString(NOT_FOUND)))
        .body(not(containsString("試験病院 b")));
  }

  /// The first wall and the second have one sight of it.
  @ParameterizedTest
  @ValueSource(strings = {"hospital-b", "engineer-2"})
  void nobodyFindsWhatIsNotHers(String stranger) {
    // given
    var phone = "070-" + random(4) + "-" + random(4);
    var report = FrontDesk.A_REPORT.replace("+81 90-0000-0000", phone);
    var incident = anIncident("hospital-a", report);
    var number = number(incident);
    // when / then
    for (var words : List.of(number, number.substring(7), "試験病院 a", "0450000000", phone)) {
      find(stranger, words).then().statusCode(200).body(not(containsString(incident)));
    }
    find(stranger, number).then().body(containsString(NOT_FOUND));
  }

  @Test
  void theEngineerOnItFindsItAndNothingElse() {
    // given
    var incident = anIncident();
    var another = anIncident();
    engineer1.takesTheLead(UUID.fromString(incident));
    // when
    var found = find("engineer-1", "試験病院 a");
    // then
    found.then().body(containsString(incident)).body(not(containsString(another)));
    find("engineer-1", number(incident)).then().statusCode(303);
    find("engineer-1", number(another)).then().statusCode(200).body(containsString(NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefecture-14", "ppc", "admin"})
  void whoHasNoListFindsNothing(String user) {
    // given
    var incident = anIncident();
    // then
    for (var words : List.of(number(incident), "試験病院 a")) {
      find(user, words).then().statusCode(403).body(not(containsString(incident)));
    }
    find(null, "試験病院 a").then().statusCode(401);
  }

  private static Response find(@Nullable String user, String words) {
    return new Visitor(user).request().queryParam("find", words).get(LIST);
  }

  private static String resolved(String incident) {
    as("coordinator")
        .body("{\"cause\": \"VPN\", \"attack\": false}")
        .post("/incidents/" + incident + "/resolution")
        .then()
        .statusCode(200);
    return incident;
  }

  private static void call(char letter, String name, String phone) {
    as("admin")
        .body(
            Map.of(
                "name",
                name,
                "prefecture",
                "14",
                "contacts",
                List.of(Map.of("name", "当直", "phone", phone, "outOfBand", true))))
        .put("/hospitals/" + TestTokens.hospital(letter))
        .then()
        .statusCode(200);
  }

  private static String aNameOfItsOwn() {
    return "医療法人 " + random(8) + " 病院";
  }

  private static String random(int digits) {
    return String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()) + 10_000_000L)
        .substring(0, digits);
  }

  private static String number(String incident) {
    return as("coordinator").get("/incidents/" + incident).path("number");
  }

  /// As a Japanese keyboard types it.
  private static String wide(String narrow) {
    var wide = new StringBuilder();
    narrow
        .chars()
        .map(
            letter -> letter == '-' ? 'ー' : letter > ' ' && letter < 127 ? letter + 0xFEE0 : letter)
        .forEach(letter -> wide.append((char) letter));
    return wide.toString();
  }
}
