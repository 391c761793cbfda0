package org.hikeshi.web.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service's OpenAPI document, as a client's generator reads it.
public final class OpenApi {

  private static final String PROBLEM = "application/problem+json";

  /// Java's flags, and escapes that ECMAScript's `u` does not know.
  private static final Pattern NOT_PORTABLE =
      Pattern.compile("\\(\\?[a-zA-Z]|\\\\[^\\^$\\\\.*+?()\\[\\]{}|/dDwWsSbB-]");

  private final ObjectNode document;
  private final OpenApiSchemas schemas;
  private final Map<String, JsonNode> operations = new TreeMap<>();

  private OpenApi(ObjectNode document) {
    this.document = document;
    this.schemas = new OpenApiSchemas(document);
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().has("responses")) {
          operations.put(
              method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
        }
      }
    }
  }

  public static OpenApi published() {
    return new OpenApi(
        (ObjectNode)
            json(
                given().get("/q/openapi?format=json").then().statusCode(200).extract().asString()));
  }

  /// Each operation of the API (pages are for people) has a name of its own, leaves nothing unsaid
  /// ([OpenApiGaps]) and says how it refuses; each pattern is about the whole value, in words that
  /// every language reads; no name of a type depends on which of two was read first.
  ///
  /// @param unread operations that take the words of their body as they come
  public void isWhole(String... unread) {
    var gaps = new OpenApiGaps(schemas);
    var api = operations.keySet().stream().filter(one -> !one.matches(".* /(pages.*)?")).toList();
    assertThat(api).hasSizeGreaterThan(20).containsAll(List.of(unread)).allSatisfy(this::refuses);
    assertThat(api)
        .allSatisfy(
            one ->
                assertThat(gaps.of(operations.get(one), List.of(unread).contains(one)))
                    .as(one)
                    .isEmpty());
    assertThat(names(document.at("/components/schemas")))
        .as("two types of one name: @Schema(name = ...) on one of them")
        .noneMatch(name -> name.matches(".*\\d"));
    assertThat(operations.values().stream().map(one -> one.path("operationId").asText()))
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(document.findValuesAsText("pattern"))
        .isNotEmpty()
        .allSatisfy(
            pattern -> {
              assertThat(NOT_PORTABLE.matcher(pattern).find()).as(pattern).isFalse();
              assertThat(pattern.equals("\\S") || pattern.matches("\\^.*\\$")).as(pattern).isTrue();
            });
  }

  /// [OpenApiFile] is as it is.
  public void liesInDocs() {
    OpenApiFile.isAs(document);
  }

  /// Each status below 300 of a service's table of rights is one of the document's.
  public void names(Rights rights) {
    assertThat(rights.rows())
        .filteredOn(row -> !row.operation().contains(" /pages"))
        .allSatisfy(
            row ->
                assertThat(row.expected().stream().filter(status -> status < 300))
                    .as(row.operation())
                    .allMatch(status -> names(row.operation(), status)));
  }

  private void refuses(String operation) {
    var refusals =
        operations.get(operation).path("responses").properties().stream()
            .filter(answer -> !answer.getKey().startsWith("2"))
            .toList();
    assertThat(refusals.stream().map(Map.Entry::getKey))
        .as(operation)
        .contains("406", "429", "500", "503");
    assertThat(refusals)
        .allSatisfy(
            answer ->
                assertThat(
                        schemas
                            .resolved(answer.getValue())
                            .path("content")
                            .path(PROBLEM)
                            .path("schema"))
                    .as(operation + " " + answer.getKey())
                    .isNotEmpty());
  }

  public boolean names(String operation, int status) {
    return operations.get(operation).path("responses").has(Integer.toString(status));
  }

  public JsonNode operation(String operation) {
    return operations.get(operation);
  }

  /// The same answer, once it is one that the document describes: its status, each header that
  /// tells something, and each member.
  ///
  /// @param operation as the document has it: `GET /incidents/{id}`
  public Response describes(String operation, Response answer) {
    var status = Integer.toString(answer.statusCode());
    var said = schemas.resolved(operations.get(operation).path("responses").path(status));
    assertThat(said).as(operation + " " + status).isNotEmpty();
    for (var header : List.of("ETag", "Link", "Location", "Retry-After")) {
      if (answer.header(header) != null) {
        assertThat(said.path("headers").has(header)).as(operation + " " + header).isTrue();
      }
    }
    var type = answer.statusCode() < 400 ? "application/json" : PROBLEM;
    var schema = said.path("content").path(type).path("schema");
    assertThat(schema).as(operation + " " + status).isNotEmpty();
    assertThat(schemas.faults(schema, json(answer.asString()), "")).as(operation).isEmpty();
    return answer;
  }

  /// It is 200, as the document describes it.
  public void answersWell(String operation, Response answer) {
    assertThat(describes(operation, answer).statusCode()).as(operation).isEqualTo(200);
  }

  /// Whether a body may be sent so; what is wrong, otherwise.
  public List<String> refuses(String operation, String body) {
    var content = operations.get(operation).path("requestBody").path("content");
    return schemas.faults(content.path("application/json").path("schema"), json(body), "");
  }

  private static Stream<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
