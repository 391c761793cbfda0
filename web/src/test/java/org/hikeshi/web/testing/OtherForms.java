package org.hikeshi.web.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a caller meets who wants another form than an operation has.
public final class OtherForms {

  private static final List<String> JSON_TAKEN =
      List.of("*/*", "application/*", "application/json", "application/json;q=0.9, text/html");

  private OtherForms() {}

  /// Asks every operation of the OpenAPI document that reads, but for pages, for HTML: it is a
  /// problem document, whatever the id.
  ///
  /// @param whatever paths that give what they have, whatever is asked for: a file as it was sent,
  ///   or one of two forms
  public static void areRefused(String... whatever) {
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    var asked =
        paths.entrySet().stream()
            .filter(path -> path.getValue().containsKey("get"))
            .map(Map.Entry::getKey)
            .filter(path -> !path.equals("/") && !path.startsWith("/pages"))
            .filter(path -> !List.of(whatever).contains(path))
            .toList();
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked)
        .allSatisfy(
            path -> {
              var answer =
                  given()
                      .auth()
                      .oauth2(TestTokens.as("coordinator"))
                      .accept("text/html")
                      .get(path.replaceAll("\\{[a-z]+}", "1"))
                      .then();
              answer.statusCode(406).contentType("application/problem+json");
            });
  }

  /// Asks for JSON in every way in which a caller may.
  public static void giveJson(String user, String list) {
    assertThat(JSON_TAKEN)
        .allSatisfy(
            accept ->
                given()
                    .auth()
                    .oauth2(TestTokens.as(user))
                    .accept(accept)
                    .get(list)
                    .then()
                    .statusCode(200)
                    .contentType("application/json"));
  }

  public static boolean isList(Response answer) {
    return answer.statusCode() == 200
        && answer.contentType().startsWith("application/json")
        && answer.jsonPath().get("$") instanceof Map<?, ?> body
        && body.keySet().equals(Set.of("items"));
  }

  /// What a list says to bent paging.
  ///
  /// @param path of a list, as that user may read it
  public static List<Integer> bentPaging(String user, String path) {
    return List.of("limit=0", "limit=201", "limit=x", "cursor=x").stream()
        .map(
            bent ->
                given()
                    .auth()
                    .oauth2(TestTokens.as(user))
                    .get(path + (path.contains("?") ? "&" : "?") + bent)
                    .statusCode())
        .toList();
  }
}
