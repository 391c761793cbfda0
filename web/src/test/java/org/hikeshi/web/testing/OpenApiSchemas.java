package org.hikeshi.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The schemas of an OpenAPI document, as far as the services' documents use what a schema may be.
record OpenApiSchemas(JsonNode document) {

  /// What is wrong with a value, each with where it is; nothing where it is as the schema says.
  List<String> faults(JsonNode schema, JsonNode value, String at) {
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

  JsonNode resolved(JsonNode part) {
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
}
