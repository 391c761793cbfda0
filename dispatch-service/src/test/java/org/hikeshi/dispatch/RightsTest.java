package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.drill.DrillReportExample;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may do what: every operation of this service's OpenAPI as everybody, against the reviewed
/// table `rights.md`. An operation without a row fails (OWASP ASVS 5.0: 8.2.1, 8.2.2).
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RightsTest {

  private static final String ALARM = "00000000-0000-7000-8000-0000000000a1";
  private static final String CALL = "00000000-0000-7000-8000-0000000000ca";
  private static final String DESK =
      """
      {"people": [{"name": "d", "contacts": [{"type": "SMS", "to": "+81 3-0000-0001"}]}]}
      """;
  private static final String AFTER_ACTION =
      "{\"found\": \"f\", \"causes\": [\"UNKNOWN\"], \"lessons\": \"l\"}";

  /// What was worked on the seats of one dispatch: as many as it has.
  private static final Set<String> WITHOUT_PAGES = Set.of("GET /dispatches/{id}/efforts");

  private static final String CSRF = "MDEyMzQ1Njc4OWFiY2RlZg";

  private final RightsTable table = RightsTable.read();

  @Inject Dispatching dispatching;

  private String dispatch = "";
  private String offer = "";
  private String shift = "";
  private String absence = "";
  private String drill = "";
  private String rotation = "";
  private String cover = "";
  private String test = "";
  private String ofDesk = CALL;
  private String word = "";
  private Database.@Nullable Kept kept;

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() {
    assertThat(new TreeSet<>(table.rows().keySet())).isEqualTo(operations());
  }

  @Test
  void whatAnOperationDoesNotGiveIsRefusedAndDoesNothing() throws SQLException {
    // given
    Database.empty();
    hire(1);
    // when / then
    OtherForms.areRefused("/calendars/{word}.ics");
    OtherForms.giveJson("coordinator", "/engineers");
    as("coordinator")
        .accept("text/html")
        .body(body("/absences"))
        .post("/absences")
        .then()
        .statusCode(406);
    as("coordinator").get("/absences").then().body("items", empty());
    String calendar =
        word(as("engineer-1").put("/engineers/" + engineer(1) + "/calendar").path("url"));
    given()
        .accept("text/html")
        .get("/calendars/" + calendar + ".ics")
        .then()
        .statusCode(200)
        .contentType("text/calendar");
  }

  @TestFactory
  Stream<DynamicTest> everyListRefusesBentPaging() {
    return table.rows().keySet().stream()
        .filter(operation -> operation.startsWith("GET /") && !operation.matches("GET /(pages.*)?"))
        .filter(operation -> !WITHOUT_PAGES.contains(operation))
        .map(operation -> DynamicTest.dynamicTest(operation, () -> refusesBentPaging(operation)));
  }

  private void refusesBentPaging(String operation) throws SQLException {
    setTheScene();
    setTheSceneFor(operation);
    var path = path(operation.substring("GET ".length()));
    for (var user : List.of("coordinator", "engineer-1", "admin")) {
      if (OtherForms.isList(as(user).get(path))) {
        assertThat(OtherForms.bentPaging(user, path)).containsOnly(400);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everybodyMayDoWhatTheTableSays() {
    return table.rows().keySet().stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> everybodyTries(operation)));
  }

  @AfterEach
  void forgetTheScene() throws SQLException {
    if (kept != null) {
      kept.close();
    }
  }

  private void everybodyTries(String operation) throws SQLException {
    var met = new ArrayList<String>();
    for (var person : table.people()) {
      if (met.isEmpty() || (met.getLast().equals("ok") && !operation.startsWith("GET "))) {
        setTheScene();
        setTheSceneFor(operation);
      }
      met.add(tries(person, operation));
    }
    assertThat(met)
        .as("%s as %s", operation, table.people())
        .isEqualTo(table.rows().get(operation));
  }

  private String tries(String person, String operation) {
    var method = operation.substring(0, operation.indexOf(' '));
    var path = operation.substring(operation.indexOf(' ') + 1);
    var request = withBody(withToken(given().redirects().follow(false), person), method, path);
    var status = request.request(method, path(path)).statusCode();
    assertThat(status).as("%s as %s", operation, person).isLessThan(500);
    return status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "ok";
  }

  private String path(String path) {
    return path.replace("{id}", id(path))
        .replace("{seat}", "LEAD")
        .replace("{call}", CALL)
        .replace("{alarm}", ALARM)
        .replace("{attempt}", CALL)
        .replace("{person}", ofDesk)
        .replace("{code}", "LOGS_SAVED")
        .replace("{test}", test)
        .replace("{incident}", DispatchFixture.INCIDENT.toString())
        .replace("{word}", word);
  }

  private static RequestSpecification withToken(RequestSpecification request, String person) {
    return switch (person) {
      case "anonymous" -> request;
      case "expired" -> request.auth().oauth2(TestTokens.expired("engineer-1"));
      case "no role" -> request.auth().oauth2(TestTokens.withoutRole());
      default -> request.auth().oauth2(TestTokens.as(person));
    };
  }

  private static RequestSpecification withBody(
      RequestSpecification request, String method, String path) {
    if (method.equals("GET")) {
      return request;
    }
    if (path.startsWith("/pages/answer")
        || path.startsWith("/pages/contact-test")
        || path.startsWith("/pages/desk-alarm")) {
      return request.contentType("text/plain").body("reason=OTHER");
    }
    if (path.startsWith("/pages")) {
      return request
          .contentType("application/x-www-form-urlencoded")
          .cookie("csrf-dispatch-service", CSRF)
          .formParam("csrf-token", CSRF)
          .formParam("state", "ARRIVED")
          .formParam("mark", "DONE");
    }
    var json = request.contentType("application/json");
    return method.equals("DELETE") ? json : json.body(body(path));
  }

  private static String body(String path) {
    if (path.contains("/card/")) {
      return "{\"mark\": \"DONE\"}";
    }
    return switch (path.replaceFirst(".*}/", "")) {
      case "reply" ->
          path.contains("links")
              ? "{\"answer\": \"DECLINE\"}"
              : "{\"answer\": \"DECLINE\", \"reason\": \"OTHER\"}";
      case "mode" -> "{\"mode\": \"ON_SITE\", \"reason\": \"r\"}";
      case "progress" -> "{\"state\": \"ARRIVED\"}";
      case "seats" -> "{\"seat\": \"NETWORK\", \"mode\": \"REMOTE\", \"reason\": \"r\"}";
      case "eta" -> "{\"etaMinutes\": 5}";
      case "notes" -> "{\"note\": \"n\"}";
      case "/drills" ->
          """
          {"name": "d", "plannedAt": "2030-01-01T00:00:00Z", "prefecture": "14",
           "careImpact": ["EMERGENCY_STOPPED"]}
          """;
      case "/desk" -> "{\"people\": []}";
      case "/desk/alarms/{alarm}" ->
          "{\"what\": \"UNDELIVERED\", \"subject\": \"%s\"}".formatted(CALL);
      case "attempts/{attempt}" -> "{\"way\": \"VOICE\"}";
      case "end", "acknowledgement" -> "";
      case "report" -> DrillReportExample.JSON;
      case "check-ins", "test", "link", "confirmation", "trials" -> "";
      case "effort" -> "{\"workedMinutes\": 5}";
      case "after-action" -> AFTER_ACTION;
      case "answer" -> "{\"agreed\": true}";
      case "/covers" ->
          """
          {"of": "%s", "by": "%s", "startsAt": "2026-02-10T00:00:00Z", "endsAt": "2026-02-11T00:00:00Z"}
          """
              .formatted(engineer(1), engineer(2));
      case "/rotations", "/rotations/{id}" ->
          """
          {"name": "r", "startsOn": "2026-02-10", "handsOverAt": "09:00", "everyDays": 7,
           "participants": ["%s"]}
          """
              .formatted(engineer(1));
      case "handover" -> "{\"to\": \"%s\"}".formatted(engineer(3));
      case "assignments" ->
          "{\"seat\": \"LEAD\", \"engineerId\": \"%s\", \"reason\": \"r\"}".formatted(engineer(3));
      case "release" -> "{}";
      case "escalations" -> "{\"reason\": \"r\"}";
      case "duty" -> "{\"onDuty\": true}";
      case "/engineers/{id}" -> profile(1, "Anna Security", "14");
      default ->
          """
          {"engineerId": "%s", "startsAt": "2026-02-10T00:00:00Z", "endsAt": "2026-02-11T00:00:00Z"}
          """
              .formatted(engineer(1));
    };
  }

  private String id(String path) {
    var kind = path.replaceFirst("^/pages", "").replaceFirst("^/([a-z]*).*", "$1");
    return Map.of(
            "dispatches", dispatch,
            "desk", dispatch,
            "offers", offer,
            "engineers", engineer(1).toString(),
            "shifts", shift,
            "absences", absence,
            "rotations", rotation,
            "covers", cover,
            "drills", drill,
            "conflicts", new UUID(7, 7).toString())
        .getOrDefault(kind, "none");
  }

  /// Engineer 1 leads, engineer 2 is asked for another seat, engineer 3 has nothing to do with it.
  private void setTheScene() throws SQLException {
    if (kept != null) {
      kept.comeBack();
      return;
    }
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    dispatch = accept(1, offerTo(1)).path("dispatchId");
    hire(2);
    onDuty(2);
    hire(3);
    as("engineer-1")
        .body("{\"seat\": \"FORENSICS\", \"mode\": \"REMOTE\", \"reason\": \"r\"}")
        .post("/dispatches/" + dispatch + "/seats");
    offer = offerTo(2).toString();
    shift = as("coordinator").body(body("/shifts")).post("/shifts").path("id");
    absence = as("coordinator").body(body("/absences")).post("/absences").path("id");
    kept = new Database.Kept();
  }

  /// What only this operation needs.
  private void setTheSceneFor(String operation) {
    if (operation.contains("after-action")) {
      as("engineer-1").body(AFTER_ACTION).put("/dispatches/" + dispatch + "/after-action");
    } else if (operation.contains("/desk/alarms/") || operation.contains("/desk-alarm/")) {
      as("service").body(body("/desk/alarms/{alarm}")).put("/desk/alarms/" + ALARM);
      word =
          word(
              as("service")
                  .body(body("attempts/{attempt}"))
                  .put("/desk/alarms/" + ALARM + "/attempts/" + CALL)
                  .path("link"));
    } else if (operation.contains("/desk/people/")) {
      ofDesk = as("coordinator").body(DESK).put("/desk").path("people[0].id");
    } else if (operation.contains("/drills")) {
      drill = as("coordinator").body(body("/drills")).post("/drills").path("id");
    } else if (operation.contains("/rotations")) {
      rotation = as("admin").body(body("/rotations")).post("/rotations").path("id");
    } else if (operation.contains("/covers")) {
      cover = as("engineer-1").body(body("/covers")).post("/covers").path("id");
    } else if (operation.contains("/contact-test")) {
      test = contactTest();
      word = word(as("service").put("/contact-tests/" + test + "/link").path("link"));
    } else if (operation.contains("/links/") || operation.contains("/answer/")) {
      word = word(as("service").put("/offers/" + offer + "/links/" + CALL).path("link"));
    } else if (operation.contains("/calendars/")) {
      word = word(as("engineer-1").put("/engineers/" + engineer(1) + "/calendar").path("url"));
    } else if (operation.contains("/webhook-secret")) {
      as("engineer-1").put("/engineers/" + engineer(1) + "/webhook-secret");
    }
  }

  private static String contactTest() {
    return as("engineer-1")
        .post("/engineers/" + engineer(1) + "/contacts/test")
        .path("items[0].id");
  }

  private static String word(String address) {
    return address.replaceFirst(".*/", "").replace(".ics", "");
  }

  private static Set<String> operations() {
    var operations = new TreeSet<String>();
    Map<String, Map<String, ?>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> Set.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }
}
