package org.hikeshi;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hikeshi.notice.Arrived;
import org.hikeshi.web.testing.Answer;
import org.hikeshi.web.testing.TestTokens;

/// Asks any operation as anybody, of one incident of hospital A whose notice the ministry has.
final class Asker {

  private static final String CSRF = "MDEyMzQ1Njc4OWFiY2RlZg";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /contact-tests",
              """
              {"engineerId": "00000000-0000-7000-8000-0000000000e1",
               "tests": [{"id": "00000000-0000-7000-8000-000000000002", "position": 0}]}
              """),
          Map.entry(
              "POST /phone/reports",
              "{\"id\": \"00000000-0000-7000-8000-000000000001\", \"status\": \"DELIVERED\"}"),
          Map.entry("PUT /desk-calls/{id}", "{\"drill\": false}"),
          Map.entry(
              "PUT /duties/{id}/known-on",
              "{\"knownOn\": \"2026-02-09\", \"reason\": \"canaryReason\"}"),
          Map.entry(
              "PUT /duties/{id}/persons-told",
              "{\"how\": \"canaryHow\", \"at\": \"2026-02-09T00:00:00Z\"}"),
          Map.entry("POST /notices/{id}/approval", "{\"name\": \"canaryApprover\"}"),
          Map.entry(
              "POST /notices/{id}/questions",
              "{\"question\": \"canaryQuestion\", \"dueOn\": \"2099-01-01\"}"),
          Map.entry("POST /questions/{id}/answer", "{\"answer\": \"canaryAnswer\"}"),
          Map.entry("POST /notices/{id}/receipt", "{\"receiptNumber\": \"canaryReceipt\"}"),
          Map.entry("PUT /notices/{id}/way", "{\"way\": \"AGREED\", \"reason\": \"canaryWay\"}"),
          Map.entry("PUT /authorities/{id}/channel", "{\"type\": \"MANUAL\"}"));

  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("POST /pages/inbox/persons/{id}", "how=canaryHow&at=2026-02-09T09:00"),
          Map.entry("POST /pages/inbox/{id}/approval", "name=canaryApprover"),
          Map.entry("POST /pages/inbox/{id}/receipt", "receiptNumber=canaryReceipt"),
          Map.entry("POST /pages/inbox/{id}/questions", "question=canaryQuestion&dueOn=2099-01-01"),
          Map.entry("POST /pages/inbox/{id}/questions/{question}/answer", "answer=canaryAnswer"),
          Map.entry("POST /pages/inbox/{id}/way", "way=AGREED&reason=canaryWay"));

  private final URI here;
  private final Arrived.Found ids;
  private final Map<String, String> asked = new HashMap<>();

  Asker(URI here, Arrived.Found ids) {
    this.here = here;
    this.ids = ids;
  }

  Arrived.Found ids() {
    return ids;
  }

  Answer ask(String operation, String caller) {
    return ask(operation, caller, path(operation));
  }

  /// The same of what is nowhere.
  Answer askOfNothing(String operation, String caller) {
    return ask(operation, caller, Answer.ofNothing(path(operation)));
  }

  String path(String operation) {
    var path =
        PLACE
            .matcher(operation.split(" ")[1])
            .replaceAll(place -> Matcher.quoteReplacement(thing(operation, place.group(1))));
    return path.endsWith("/export") ? path + "?from=2026-02-01&to=2026-02-28" : path;
  }

  private Answer ask(String operation, String caller, String path) {
    var page = operation.contains("/pages");
    var body =
        operation.startsWith("GET")
            ? ""
            : page
                ? "csrf-token=" + CSRF + "&" + FORMS.getOrDefault(operation, "")
                : BODIES.getOrDefault(operation, "{}");
    return Answer.to(
        caller,
        operation.split(" ")[0],
        here.resolve(path),
        body,
        "Content-Type",
        page ? "application/x-www-form-urlencoded" : "application/json",
        "Cookie",
        "csrf-notifier=" + CSRF);
  }

  private String thing(String operation, String name) {
    return switch (name) {
      case "id" -> id(operation);
      case "authority" -> "ppc";
      case "question" -> question();
      case "file" -> "document.pdf";
      case "form" -> "TEXT";
      default -> throw new IllegalArgumentException("what stands for {" + name + "}?");
    };
  }

  private String id(String operation) {
    if (operation.contains("/authorities")) {
      return "mhlw";
    }
    if (operation.contains("/questions/{id}")) {
      return question();
    }
    return id(operation, ids).toString();
  }

  private static UUID id(String operation, Arrived.Found ids) {
    if (operation.contains("/incidents")) {
      return ids.incident();
    }
    if (operation.contains("/approval")) {
      return ids.draft();
    }
    if (operation.contains("/persons") || operation.contains("/letter.")) {
      return ids.persons();
    }
    return operation.contains("/duties") ? ids.duty() : ids.notice();
  }

  /// What the ministry has asked about its notice.
  private String question() {
    return asked.computeIfAbsent(
        "question",
        _ ->
            given()
                .auth()
                .oauth2(TestTokens.as("mhlw"))
                .contentType("application/json")
                .body(BODIES.get("POST /notices/{id}/questions"))
                .post("/notices/" + ids.notice() + "/questions")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
  }
}
