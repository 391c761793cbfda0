package org.hikeshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The published schema against documents, both ways: what it demands is there, and what is there
/// it names. It reads the part of JSON Schema that ours uses.
class SchemaTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final JsonNode schema = schema();
  private final List<String> faults = new ArrayList<>();

  @Test
  void documentsAreAsTheSchemaSays() {
    // when
    check(schema, JSON.valueToTree(DocumentFixture.preliminary()), "");
    check(schema, JSON.valueToTree(DocumentFixture.draft()), "");
    check(schema, JSON.valueToTree(DocumentFixture.finalReport()), "");
    // then
    assertThat(faults).isEmpty();
  }

  @Test
  void theCheckFindsWhatIsWrong() {
    // given
    JsonNode body = JSON.valueToTree(DocumentFixture.finalReport());
    ((ObjectNode) body).put("stage", "LAST").put("new", 1);
    // when
    check(schema, body, "");
    // then
    assertThat(faults).hasSize(2);
  }

  private void check(JsonNode rule, JsonNode value, String at) {
    if (rule.has("$ref")) {
      check(schema.at(rule.get("$ref").textValue().substring(1)), value, at);
      return;
    }
    if (rule.has("const") && !rule.get("const").equals(value)) {
      faults.add(at + " is not " + rule.get("const"));
    }
    if (rule.has("enum") && !contains(rule.get("enum"), value)) {
      faults.add(at + " is none of " + rule.get("enum"));
    }
    if (rule.has("type") && !isOf(rule.get("type"), value)) {
      faults.add(at + " is no " + rule.get("type"));
    }
    if (value.isArray()) {
      value.forEach(one -> check(rule.path("items"), one, at + "[]"));
    }
    if (value.isObject()) {
      object(rule, value, at);
    }
  }

  private void object(JsonNode rule, JsonNode value, String at) {
    rule.path("required")
        .forEach(
            name -> {
              if (!value.has(name.textValue())) {
                faults.add(at + " lacks " + name);
              }
            });
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      var named = rule.path("properties").path(property.getKey());
      var known = named.isMissingNode() ? rule.path("additionalProperties") : named;
      if (known.isMissingNode()) {
        faults.add(at + " has an unknown " + property.getKey());
      } else {
        check(known, property.getValue(), at + "/" + property.getKey());
      }
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    return StreamSupport.stream(values.spliterator(), false).anyMatch(value::equals);
  }

  private static boolean isOf(JsonNode types, JsonNode value) {
    return types.isArray()
        ? StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOf(type, value))
        : switch (types.textValue()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          case "null" -> value.isNull();
          default -> false;
        };
  }

  private static JsonNode schema() {
    try (var published =
        SchemaTest.class.getResourceAsStream(
            "/META-INF/resources/schemas/" + Document.SCHEMA + ".json")) {
      return JSON.readTree(Objects.requireNonNull(published));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
