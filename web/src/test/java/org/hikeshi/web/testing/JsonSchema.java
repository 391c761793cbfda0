package org.hikeshi.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// A published schema against documents, both ways: what it demands is there, and what is there it
/// names. It reads the part of JSON Schema that ours uses.
public final class JsonSchema {

  private final JsonNode schema;
  private final List<String> faults = new ArrayList<>();

  private JsonSchema(JsonNode schema) {
    this.schema = schema;
  }

  /// What is wrong with the document, each with its place.
  public static List<String> faults(JsonNode schema, JsonNode document) {
    var check = new JsonSchema(schema);
    check.check(schema, document, "");
    return List.copyOf(check.faults);
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
}
