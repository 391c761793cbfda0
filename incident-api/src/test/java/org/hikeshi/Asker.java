package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.web.testing.TestTokens.hospital;

import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hikeshi.web.testing.Answer;
import org.hikeshi.web.testing.TestTokens;

/// Asks any operation as anybody, of one incident of hospital A and of what hangs on it.
final class Asker {

  private static final String CSRF = "MDEyMzQ1Njc4OWFiY2RlZg";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /incidents", FrontDesk.A_REPORT),
          Map.entry("POST /incidents/{id}/reports", "{}"),
          Map.entry("POST /incidents/{id}/withdrawal", "{\"reason\": \"誤報\"}"),
          Map.entry("POST /incidents/{id}/confirmation", "{\"calledBack\": \"045-000-0000\"}"),
          Map.entry("POST /incidents/{id}/receipt-codes", "{\"calledBack\": \"045-000-0000\"}"),
          Map.entry("POST /incidents/{id}/resolution", "{\"cause\": \"誤報\", \"attack\": false}"),
          Map.entry("PUT /incidents/{id}/indicators/{indicator}", "{\"tlp\": \"GREEN\"}"),
          Map.entry("POST /incidents/{id}/attachments", multipart("file", "hello")),
          Map.entry("POST /incidents/{id}/merge", "{\"into\": \"{other}\", \"reason\": \"重複\"}"),
          Map.entry("POST /drills/{id}/report", FrontDesk.A_REPORT),
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

  private static final String SEEN = "&/category=UNKNOWN&/summary=s&/contact/phone=045-000-0000";

  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("POST /pages/campaigns", "/name=n"),
          Map.entry("POST /pages/campaigns/{id}", "/name=n&/advice=a"),
          Map.entry("POST /pages/campaigns/{id}/incidents", "/number={number}"),
          Map.entry("POST /pages/card/{token}", "key={key}" + SEEN),
          Map.entry("POST /pages/desk/report/{hospital}", "key={key}&/receivedBy=PHONE" + SEEN),
          Map.entry(
              "POST /pages/desk/report/{hospital}/{incident}",
              "key={key}&/receivedBy=PHONE" + SEEN),
          Map.entry("POST /pages/follow/{code}", "words=w"),
          Map.entry(
              "POST /pages/incidents/{id}/closing/resolution",
              "/kind=FAULT&/cause=c&edition=1&confirmed=true"),
          Map.entry(
              "POST /pages/incidents/{id}/closing/withdrawal",
              "/reason=r&edition=1&confirmed=true"),
          Map.entry("POST /pages/incidents/{id}/files", multipart("file", "hello")),
          Map.entry("POST /pages/incidents/{id}/merge", "/into={otherNumber}&/reason=r"),
          Map.entry("POST /pages/incidents/{id}/questions/{question}", "unknown=yes"),
          Map.entry(
              "POST /pages/past-incidents",
              multipart(
                  "list", "hospitalName,prefecture,detectedOn,category\n試験病院 a,14,令和5年2月9日,紛失\n")),
          Map.entry("POST /pages/report", "key={key}" + SEEN),
          Map.entry("POST /pages/report/queue", "key={key}" + SEEN),
          Map.entry(
              "POST /pages/vendor-notices",
              "/vendor=v&/summary=s&/contact/phone=03-0000-0000&/hospitals={hospital}&/noticeReceivedAt=2026-02-09+10:50"));

  private final URI here;
  private final String incident;
  private final Map<String, String> found = new HashMap<>();

  /// @param incident of hospital A
  Asker(URI here, String incident) {
    this.here = here;
    this.incident = incident;
  }

  String incident() {
    return incident;
  }

  Answer ask(String operation, String caller) {
    return ask(operation, caller, path(operation));
  }

  /// The same of what is nowhere.
  Answer askOfNothing(String operation, String caller) {
    return ask(operation, caller, Answer.ofNothing(path(operation)));
  }

  String path(String operation) {
    return filled(operation, operation.split(" ")[1]) + "?by=category&dryRun=true";
  }

  private Answer ask(String operation, String caller, String path) {
    var page = operation.contains("/pages");
    var body = filled(operation, (page ? FORMS : BODIES).getOrDefault(operation, ""));
    if (operation.equals("POST /incidents") && caller.equals("coordinator")) {
      body = body.replaceFirst("\\{", "{\"hospitalId\": \"" + hospital('a') + "\",");
    }
    var form = "application/x-www-form-urlencoded";
    var type =
        operation.endsWith("/import")
            ? "text/csv"
            : body.startsWith("--")
                ? "multipart/form-data; boundary=b"
                : page ? form : "application/json";
    if (type.equals(form) && !operation.startsWith("GET")) {
      body = "csrf-token=" + CSRF + (body.isEmpty() ? "" : "&") + body;
    }
    return Answer.to(
        caller,
        operation.split(" ")[0],
        here.resolve(path),
        body,
        "Content-Type",
        type,
        "Cookie",
        "csrf-incident-api=" + CSRF);
  }

  private static String multipart(String field, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"csrf-token\"\r\n\r\n"
        + CSRF
        + "\r\n--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.txt\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(field, content);
  }

  private String filled(String operation, String words) {
    return PLACE
        .matcher(words)
        .replaceAll(place -> Matcher.quoteReplacement(thing(operation, place.group(1))));
  }

  private String thing(String operation, String name) {
    return switch (name) {
      case "id" ->
          operation.contains("/hospitals")
              ? hospital('a').toString()
              : operation.contains("/campaigns") ? once("campaign", this::campaign) : incident;
      case "incident" -> incident;
      case "hospital" -> hospital('a').toString();
      case "no" -> "1";
      case "question" -> "leak";
      case "name" -> operation.contains("public") ? "kind" : "region";
      case "key" -> UUID.randomUUID().toString();
      case "number" ->
          once(name, () -> as("hospital-a").get("/incidents/" + incident).path("number"));
      case "attachment", "file" -> once("attachment", this::attachment);
      case "indicator" ->
          once(
              name,
              () ->
                  as("hospital-a")
                      .get("/incidents/" + incident + "/indicators")
                      .path("items[0].id"));
      case "link" -> once(name, () -> link().path("id"));
      case "token" -> once(name, () -> link().<String>path("url").replaceFirst(".*/", ""));
      case "code" -> once(name, this::code);
      case "other" -> anIncident();
      case "otherNumber" -> as("hospital-a").get("/incidents/" + anIncident()).path("number");
      default -> throw new IllegalArgumentException("what stands for {" + name + "}?");
    };
  }

  private String once(String name, Supplier<String> make) {
    return found.computeIfAbsent(name, _ -> make.get());
  }

  private static Response link() {
    return as("hospital-a").post("/hospitals/" + hospital('a') + "/links");
  }

  private String code() {
    return as("coordinator")
        .body(BODIES.get("POST /incidents/{id}/receipt-codes"))
        .post("/incidents/" + incident + "/receipt-codes")
        .path("code");
  }

  private String campaign() {
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

  private String attachment() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.as("hospital-a"))
        .multiPart("file", "canaryFile.txt", "canaryFile".getBytes(StandardCharsets.UTF_8))
        .post("/incidents/" + incident + "/attachments")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
