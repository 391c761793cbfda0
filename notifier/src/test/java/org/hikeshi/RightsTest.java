package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// Every operation, asked by everybody, answered as the reviewed table says.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class RightsTest {

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
          Map.entry("POST /duties/assessment", "{}"),
          Map.entry(
              "PUT /duties/{id}/known-on", "{\"knownOn\": \"2026-02-09\", \"reason\": \"訂正\"}"),
          Map.entry(
              "PUT /duties/{id}/persons-told",
              "{\"how\": \"POST\", \"at\": \"2026-02-09T00:00:00Z\"}"),
          Map.entry("POST /notices/{id}/approval", "{\"name\": \"見本 太郎\"}"),
          Map.entry(
              "POST /notices/{id}/questions", "{\"question\": \"?\", \"dueOn\": \"2099-01-01\"}"),
          Map.entry("POST /questions/{id}/answer", "{\"answer\": \"!\"}"),
          Map.entry("POST /notices/{id}/receipt", "{\"receiptNumber\": \"1\"}"),
          Map.entry("PUT /notices/{id}/way", "{\"way\": \"AGREED\", \"reason\": \"復旧した\"}"),
          Map.entry("PUT /authorities/{id}/channel", "{\"type\": \"MANUAL\"}"));

  private final Rights rights = Rights.read();

  @Inject Arrived arrived;

  @Test
  void everyOperationHasARow() {
    // when
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    // then
    var operations = new TreeSet<String>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> method.matches("get|post|put|delete|patch"))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(rights.rows().stream().map(Rights.Row::operation).filter(RightsTest::isNoPage))
        .containsExactlyInAnyOrderElementsOf(operations);
  }

  private static boolean isNoPage(String operation) {
    return !operation.contains("/pages") && !operation.equals("GET /");
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() {
    // given
    var callers = rights.callers();
    // when
    var wrong = new ArrayList<String>();
    var untouched = arrived.atTheMinistry();
    for (var row : rights.rows()) {
      for (int i = 0; i < callers.size(); i++) {
        int answered = ask(row.operation(), callers.get(i), untouched);
        if (answered < 400 && !row.reads()) {
          untouched = arrived.atTheMinistry();
        }
        if (answered != row.expected().get(i)) {
          wrong.add("%s by %s: %d".formatted(row.operation(), callers.get(i), answered));
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatAnOperationDoesNotGiveIsRefused() {
    OtherForms.areRefused("/notices/export");
    OtherForms.giveJson("mhlw", "/notices");
  }

  @Test
  void everyListRefusesBentPaging() {
    // given
    var ids = arrived.atTheMinistry();
    // when
    var lists = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var row : rights.rows()) {
      int reader = row.expected().indexOf(200);
      if (!row.reads() || !isNoPage(row.operation()) || reader < 0) {
        continue;
      }
      var caller = rights.callers().get(reader);
      var path = path(row.operation(), ids);
      if (OtherForms.isList(as(caller).get(path))) {
        lists.add(row.operation());
        if (!OtherForms.bentPaging(caller, path).stream().allMatch(status -> status == 400)) {
          wrong.add(row.operation());
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
    assertThat(lists).contains("GET /dead-letters", "GET /notices", "GET /incidents/{id}/consents");
  }

  private static String path(String operation, Arrived.Found ids) {
    var path =
        operation
            .split(" ")[1]
            .replace("{id}", id(operation, ids).toString())
            .replace("{authority}", "ppc");
    return path.endsWith("/export") ? path + "?from=2026-02-01&to=2026-02-28" : path;
  }

  private int ask(String operation, String caller, Arrived.Found ids) {
    var path = path(operation, ids);
    var request = as(caller).redirects().follow(false);
    if (path.startsWith("/pages")) {
      request.contentType("application/x-www-form-urlencoded");
    } else if (!operation.startsWith("GET")) {
      request.contentType("application/json").body(BODIES.getOrDefault(operation, "{}"));
    }
    return request.request(operation.split(" ")[0], path).statusCode();
  }

  private static Object id(String operation, Arrived.Found ids) {
    if (operation.contains("/authorities")) {
      return "mhlw";
    }
    if (operation.contains("/incidents")) {
      return ids.incident();
    }
    if (operation.contains("/questions/{id}")) {
      return question(ids.notice());
    }
    if (operation.contains("/approval")) {
      return ids.draft();
    }
    return operation.matches(".*/(duties|persons)/.*") ? persons(operation, ids) : ids.notice();
  }

  private static String question(UUID notice) {
    return as("mhlw")
        .contentType("application/json")
        .body(BODIES.get("POST /notices/{id}/questions"))
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static UUID persons(String operation, Arrived.Found ids) {
    return operation.contains("persons") || operation.contains("/letter.")
        ? ids.persons()
        : ids.duty();
  }

  private static RequestSpecification as(String caller) {
    return switch (caller) {
      case "nobody" -> given();
      case "expired" -> given().auth().oauth2(TestTokens.expired("hospital-a"));
      case "none" -> given().auth().oauth2(TestTokens.withoutRole());
      default -> given().auth().oauth2(TestTokens.as(caller));
    };
  }
}
