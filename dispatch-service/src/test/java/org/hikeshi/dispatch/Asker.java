package org.hikeshi.dispatch;

import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.drill.DrillReportExample;
import org.hikeshi.testing.Database;
import org.hikeshi.web.testing.Answer;
import org.jspecify.annotations.Nullable;

/// Asks any operation as anybody, of one dispatch: engineer 1 leads, engineer 2 is asked for
/// another seat, engineer 3 has nothing to do with it.
final class Asker implements AutoCloseable {

  private static final String ALARM = "00000000-0000-7000-8000-0000000000a1";
  private static final String CALL = "00000000-0000-7000-8000-0000000000ca";
  private static final String DESK =
      """
      {"people": [{"name": "d", "contacts": [{"type": "SMS", "to": "+81 3-0000-0001"}]}]}
      """;
  private static final String AFTER_ACTION =
      "{\"found\": \"f\", \"causes\": [\"UNKNOWN\"], \"lessons\": \"l\"}";

  private static final String CSRF = "MDEyMzQ1Njc4OWFiY2RlZg";

  private final URI here;
  private final Dispatching dispatching;

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

  Asker(URI here, Dispatching dispatching) {
    this.here = here;
    this.dispatching = dispatching;
  }

  String dispatch() {
    return dispatch;
  }

  /// What belongs to engineer 1 alone: her shift and her absence.
  List<String> hers() {
    return List.of(shift, absence);
  }

  Answer ask(String operation, String person) {
    return ask(operation, person, path(operation));
  }

  /// The same of what is nowhere.
  Answer askOfNothing(String operation, String person) {
    return ask(operation, person, Answer.ofNothing(path(operation)));
  }

  String path(String operation) {
    var path = operation.split(" ")[1];
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

  private Answer ask(String operation, String person, String at) {
    var caller =
        switch (person) {
          case "anonymous" -> "nobody";
          case "no role" -> "none";
          default -> person;
        };
    var method = operation.split(" ")[0];
    var path = operation.split(" ")[1];
    var keyed = path.matches("/pages/(answer|contact-test|desk-alarm)/.*");
    return Answer.to(
        caller,
        method,
        here.resolve(at),
        method.equals("GET") || method.equals("DELETE") ? "" : sent(path, keyed),
        "Content-Type",
        keyed
            ? "text/plain"
            : path.startsWith("/pages") ? "application/x-www-form-urlencoded" : "application/json",
        "Cookie",
        "csrf-dispatch-service=" + CSRF);
  }

  private static String sent(String path, boolean keyed) {
    if (keyed) {
      return "reason=OTHER";
    }
    return path.startsWith("/pages")
        ? "csrf-token=" + CSRF + "&state=ARRIVED&mark=DONE"
        : body(path);
  }

  static String body(String path) {
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
      case "notes" -> "{\"note\": \"canaryNote\"}";
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

  /// Everything is again as it was at first, with what only this operation needs.
  void setTheScene(String operation) throws SQLException {
    setTheScene();
    setTheSceneFor(operation);
  }

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

  static String word(String address) {
    return address.replaceFirst(".*/", "").replace(".ics", "");
  }

  @Override
  public void close() throws SQLException {
    if (kept != null) {
      kept.close();
    }
  }
}
