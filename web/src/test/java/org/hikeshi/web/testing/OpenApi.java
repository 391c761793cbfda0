package org.hikeshi.web.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
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

  private final JsonNode document;
  private final Map<String, JsonNode> operations = new TreeMap<>();

  private OpenApi(JsonNode document) {
    this.document = document;
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
        json(given().get("/q/openapi?format=json").then().statusCode(200).extract().asString()));
  }

  /// Each operation of the API (pages are for people) has a name of its own and says how it
  /// refuses; each pattern is about the whole value, in words that every language reads.
  public void isWhole() {
    var api = operations.entrySet().stream().filter(one -> !one.getKey().matches(".* /(pages.*)?"));
    assertThat(api).hasSizeGreaterThan(20).allSatisfy((one) -> refuses(one.getKey()));
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
                assertThat(resolved(answer.getValue()).path("content").path(PROBLEM).path("schema"))
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
    var said = resolved(operations.get(operation).path("responses").path(status));
    assertThat(said).as(operation + " " + status).isNotEmpty();
    for (var header : List.of("ETag", "Link", "Location", "Retry-After")) {
      if (answer.header(header) != null) {
        assertThat(said.path("headers").has(header)).as(operation + " " + header).isTrue();
      }
    }
    var type = answer.statusCode() < 400 ? "application/json" : PROBLEM;
    var schema = said.path("content").path(type).path("schema");
    assertThat(schema).as(operation + " " + status).isNotEmpty();
    assertThat(faults(schema, json(answer.asString()), "")).as(operation).isEmpty();
    return answer;
  }

  /// Whether a body may be sent so; what is wrong, otherwise.
  public List<String> refuses(String operation, String body) {
    var content = operations.get(operation).path("requestBody").path("content");
    return faults(content.path("application/json").path("schema"), json(body), "");
  }

  private List<String> faults(JsonNode schema, JsonNode value, String at) {
    var faults = new ArrayList<String>();
    if (schema.has("anyOf")) {
      var each = stream(schema.path("anyOf")).map(one -> faults(one, value, at)).toList();
      return each.stream().anyMatch(List::isEmpty) ? faults : each.getFirst();
    }
    if (schema.has("$ref")) {
      faults.addAll(faults(resolved(schema), value, at));
    }
    if (schema.has("enum") && stream(schema.path("enum")).noneMatch(value::equals)) {
      faults.add(at + " is none of " + schema.path("enum"));
    }
    if (schema.has("type") && types(schema).noneMatch(type -> is(type, value))) {
      faults.add(at + " is no " + schema.path("type"));
    }
    if (value.isTextual()
        && schema.has("pattern")
        && !Pattern.compile(schema.path("pattern").asText()).matcher(value.asText()).find()) {
      faults.add(at + " is not as " + schema.path("pattern"));
    }
    stream(schema.path("required"))
        .filter(name -> value.isObject() && !value.has(name.asText()))
        .forEach(name -> faults.add(at + " lacks " + name));
    if (value.isArray() && schema.has("items")) {
      value.forEach(one -> faults.addAll(faults(schema.path("items"), one, at + "[]")));
    }
    if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
      faults.addAll(members(schema, value, at));
    }
    return faults;
  }

  private List<String> members(JsonNode schema, JsonNode value, String at) {
    var faults = new ArrayList<String>();
    for (var member : value.properties()) {
      var named = schema.path("properties").path(member.getKey());
      var known = named.isMissingNode() ? schema.path("additionalProperties") : named;
      if (known.isMissingNode()) {
        faults.add(at + " has an unknown " + member.getKey());
      } else {
        faults.addAll(faults(known, member.getValue(), at + "/" + member.getKey()));
      }
    }
    return faults;
  }

  private JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? document.at(part.path("$ref").asText().substring(1)) : part;
  }

  private static Stream<String> types(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? stream(type).map(JsonNode::asText) : Stream.of(type.asText());
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return list.valueStream();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
