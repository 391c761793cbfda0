package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// Every operation, asked by everybody, answered as the reviewed table says.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RightsTest {

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /incidents", A_REPORT),
          Map.entry("POST /incidents/{id}/reports", "{}"),
          Map.entry("POST /incidents/{id}/withdrawal", "{\"reason\": \"誤報\"}"),
          Map.entry("POST /incidents/{id}/confirmation", "{\"calledBack\": \"045-000-0000\"}"),
          Map.entry("POST /incidents/{id}/receipt-codes", "{\"calledBack\": \"045-000-0000\"}"),
          Map.entry("POST /incidents/{id}/resolution", "{\"cause\": \"誤報\", \"attack\": false}"),
          Map.entry("PUT /incidents/{id}/indicators/{indicator}", "{\"tlp\": \"GREEN\"}"),
          Map.entry(
              "POST /incidents/{id}/attachments",
              "--b\r\n"
                  + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                  + "hello\r\n"
                  + "--b--\r\n"),
          Map.entry("POST /incidents/{id}/merge", "{\"into\": \"{other}\", \"reason\": \"重複\"}"),
          Map.entry("POST /drills/{id}/report", A_REPORT),
          Map.entry("POST /campaigns", "{\"name\": \"春の攻撃\"}"),
          Map.entry("PUT /campaigns/{id}", "{\"name\": \"春の攻撃\", \"advice\": \"VPN を止める\"}"),
          Map.entry(
              "POST /vendor-notices",
              """
              {"vendor": "給食会社", "summary": "配膳システムへの侵入", "contact": {"phone": "03-0000-0000"},
               "noticeReceivedAt": "2026-02-09T01:50:00Z",
               "hospitals": [{"id": "00000000-0000-7000-8000-00000000000a"}]}
              """),
          Map.entry(
              "POST /incidents/import",
              "hospitalName,prefecture,detectedOn,category\n試験病院 a,14,令和5年2月9日,紛失\n"),
          Map.entry("POST /hospitals/import", "name,prefecture\n試験病院 a,14\n"),
          Map.entry("PUT /hospitals/{id}", "{\"name\": \"試験病院 a\", \"prefecture\": \"14\"}"));

  private final Rights rights = Rights.read();

  @Inject SeatedEngineer engineer1;

  @TestHTTPResource URI here;

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
                .forEach(method -> operations.add(method.toUpperCase() + " " + path)));
    assertThat(operations)
        .containsExactlyInAnyOrderElementsOf(
            rights.rows().stream().map(Rights.Row::operation).toList());
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() {
    // given
    FrontDesk.knowBothHospitals();
    var callers = rights.callers();
    // when
    var wrong = new ArrayList<String>();
    var untouched = anIncidentWithEngineer1();
    for (var row : rights.rows()) {
      for (int i = 0; i < callers.size(); i++) {
        int answered =
            ask(
                row.operation(),
                callers.get(i),
                row.reads() ? untouched : anIncidentWithEngineer1());
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
    FrontDesk.knowBothHospitals();
    OtherForms.areRefused("/incidents/{id}/attachments/{attachment}", "/statistics/incidents");
    OtherForms.giveJson("coordinator", "/incidents");
    var incident = anIncidentWithEngineer1();
    as("hospital-a")
        .accept("text/html")
        .get("/incidents/" + incident + "/attachments/" + anAttachment(incident))
        .then()
        .statusCode(200)
        .contentType(startsWith("text/plain"));
  }

  @Test
  void everyListRefusesBentPaging() {
    // given
    FrontDesk.knowBothHospitals();
    var incident = anIncidentWithEngineer1();
    // when
    var lists = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var row : rights.rows()) {
      int reader = row.expected().indexOf(200);
      if (!row.reads() || row.operation().matches(".*(/live|/pages.*)") || reader < 0) {
        continue;
      }
      var caller = rights.callers().get(reader);
      var path = path(row.operation(), incident);
      if (OtherForms.isList(reading(caller).get(path))) {
        lists.add(row.operation());
        if (!OtherForms.bentPaging(caller, path).stream().allMatch(status -> status == 400)) {
          wrong.add(row.operation());
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
    assertThat(lists)
        .contains(
            "GET /incidents",
            "GET /hospitals",
            "GET /hospitals/{id}/links",
            "GET /dead-letters",
            "GET /campaigns/proposals",
            "GET /indicators/matches");
  }

  private static RequestSpecification reading(String caller) {
    return caller.equals("nobody") ? given() : as(caller);
  }

  private String anIncidentWithEngineer1() {
    var incident = anIncident("hospital-a", A_REPORT.replace("表示された", "表示された 203.0.113.7"));
    engineer1.takesTheLead(UUID.fromString(incident));
    return incident;
  }

  private static String aLink(String operation) {
    return operation.contains("{link}")
        ? FrontDesk.as("hospital-a")
            .post("/hospitals/" + TestTokens.hospital('a') + "/links")
            .path("id")
        : "";
  }

  private static String aCampaignOf(String incident) {
    String linked = as("coordinator").get("/incidents/" + incident).path("campaign.id");
    if (linked != null) {
      return linked;
    }
    String campaign =
        as("coordinator")
            .body("{\"name\": \"春の攻撃\"}")
            .post("/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as("coordinator").put("/campaigns/" + campaign + "/incidents/" + incident);
    return campaign;
  }

  private static String path(String operation, String incident) {
    var id = operation.contains("/hospitals") ? TestTokens.hospital('a').toString() : incident;
    if (operation.contains("/campaigns/{id}")) {
      id = aCampaignOf(incident);
    }
    var path =
        operation
                .split(" ")[1]
                .replace("{id}", id)
                .replace("{no}", "1")
                .replace("{incident}", incident)
                .replace("{link}", aLink(operation))
            + "?by=category&dryRun=true";
    if (operation.contains("{attachment}")) {
      path = path.replace("{attachment}", anAttachment(incident));
    }
    if (operation.contains("{indicator}")) {
      path = path.replace("{indicator}", anIndicator(incident));
    }
    return path;
  }

  private int ask(String operation, String caller, String incident) {
    var method = operation.split(" ")[0];
    var path = path(operation, incident);
    var body = BODIES.getOrDefault(operation, "");
    if (body.contains("{other}")) {
      body = body.replace("{other}", anIncident());
    }
    if (operation.equals("POST /incidents") && caller.equals("coordinator")) {
      body = body.replaceFirst("\\{", "{\"hospitalId\": \"" + TestTokens.hospital('a') + "\",");
    }
    var request =
        HttpRequest.newBuilder(here.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header(
                "Content-Type",
                operation.endsWith("/import")
                    ? "text/csv"
                    : body.startsWith("--")
                        ? "multipart/form-data; boundary=b"
                        : operation.contains("/pages")
                            ? "application/x-www-form-urlencoded"
                            : "application/json");
    token(caller, request);
    // The answer is there with its status, also for a stream that never ends. A line of its own,
    // for
    // the service may close one on which it refused.
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String anIndicator(String incident) {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .get("/incidents/" + incident + "/indicators")
        .path("items[0].id");
  }

  private static String anAttachment(String incident) {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .multiPart("file", "note.txt", "hello".getBytes(StandardCharsets.UTF_8))
        .post("/incidents/" + incident + "/attachments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void token(String caller, HttpRequest.Builder request) {
    var token =
        switch (caller) {
          case "nobody" -> null;
          case "expired" -> TestTokens.expired("hospital-a");
          case "none" -> TestTokens.withoutRole();
          default -> TestTokens.as(caller);
        };
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
  }
}
