package org.hikeshi.deploy.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hikeshi.deploy.attack.Door.Operation;

/// Makes requests that an operation's description allows, nearly allows, or has never thought of.
final class Fuzzer {

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "99999999999999999999",
          "null",
          "true",
          "2026-02-30",
          "2026-02-09T01:50:00+09:00",
          "+0000-01-01T00:00:00Z",
          "9999999-01-01T00:00:00Z",
          "mhlw",
          "prefecture-14",
          "LEAD",
          "RANSOMWARE",
          "電子カルテ",
          "\u0000",
          "\ud800",
          "'; drop table incident; --",
          "<script>alert(1)</script>",
          "{config}{cdi:x}",
          "${jndi:ldap://127.0.0.1/x}",
          "=cmd|' /C calc'!A0",
          "../../../../etc/passwd",
          "%00%2e%2e%2f",
          "a".repeat(5_000));

  private final RandomGenerator chance;
  private final JsonNode schemas;

  /// @param schemas what the descriptions refer to
  Fuzzer(RandomGenerator chance, JsonNode schemas) {
    this.chance = chance;
    this.schemas = schemas;
  }

  HttpRequest request(Door door, Operation operation, List<String> tokens, List<String> ids) {
    var path = new StringBuilder();
    for (var part : operation.path().split("(?<=})|(?=\\{)")) {
      path.append(part.startsWith("{") ? encoded(parameter(ids)) : part);
    }
    for (var parameter : operation.description().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && chance.nextInt(3) == 0) {
        path.append(path.indexOf("?") < 0 ? '?' : '&')
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(word()));
      }
    }
    var request = door.to(path.toString());
    var token = pick(tokens);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (chance.nextInt(5) == 0) {
      request.header("Idempotency-Key", printable(word()));
    }
    if (chance.nextInt(5) == 0) {
      request.header("If-Match", printable(word()));
    }
    if (chance.nextInt(5) == 0) {
      request.header("Accept-Language", printable(word()));
    }
    if (operation.method().equals("GET")) {
      return request.GET().build();
    }
    request.header(
        "Content-Type", chance.nextInt(10) == 0 ? "text/plain" : "application/json; charset=UTF-8");
    return request
        .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(body(operation)))
        .build();
  }

  private byte[] body(Operation operation) {
    var content = operation.description().path("requestBody").path("content");
    var schema = content.path("application/json").path("schema");
    var body = value(schema, 0).toString();
    if (chance.nextInt(8) == 0 && !body.isEmpty()) {
      int at = chance.nextInt(body.length());
      body =
          switch (chance.nextInt(4)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.substring(0, at) + "\\u0000" + body.substring(at);
            case 2 -> body + body;
            default -> "[".repeat(2_000) + body;
          };
    }
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /// Mostly what the schema asks for, sometimes something else.
  private JsonNode value(JsonNode schema, int depth) {
    var json = Door.JSON;
    var meant = resolved(schema);
    if (depth > 6 || chance.nextInt(6) == 0) {
      return anything();
    }
    var allowed = meant.path("enum");
    if (allowed.size() > 0) {
      return allowed.get(chance.nextInt(allowed.size()));
    }
    if (meant.path("properties").size() > 0) {
      var object = json.createObjectNode();
      meant
          .path("properties")
          .properties()
          .forEach(
              property -> {
                if (chance.nextInt(3) > 0) {
                  object.set(property.getKey(), value(property.getValue(), depth + 1));
                }
              });
      return surprised(object);
    }
    if (meant.has("items")) {
      var array = json.createArrayNode();
      for (int i = chance.nextInt(4); i > 0; i--) {
        array.add(value(meant.path("items"), depth + 1));
      }
      return array;
    }
    return switch (meant.path("type").toString()) {
      case String type when type.contains("integer") ->
          json.getNodeFactory().numberNode(chance.nextLong());
      case String type when type.contains("boolean") ->
          json.getNodeFactory().booleanNode(chance.nextBoolean());
      default -> json.getNodeFactory().textNode(word());
    };
  }

  private ObjectNode surprised(ObjectNode object) {
    if (chance.nextInt(10) == 0) {
      object.put(word(), word());
    }
    return object;
  }

  private JsonNode anything() {
    var nodes = Door.JSON.getNodeFactory();
    return switch (chance.nextInt(7)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(chance.nextDouble() * 1e300);
      case 2 -> nodes.booleanNode(chance.nextBoolean());
      case 3 -> nodes.arrayNode().add(word()).addNull();
      case 4 -> nodes.objectNode().put(word(), word());
      default -> nodes.textNode(word());
    };
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      return schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }
    for (var one : schema.path("anyOf")) {
      if (one.has("$ref")) {
        return resolved(one);
      }
    }
    return schema;
  }

  private String parameter(List<String> ids) {
    return switch (chance.nextInt(4)) {
      case 0 -> new UUID(chance.nextLong(), chance.nextLong()).toString();
      case 1 -> word();
      default -> pick(ids);
    };
  }

  private String word() {
    return pick(WORDS);
  }

  private String pick(List<String> from) {
    return from.get(chance.nextInt(from.size()));
  }

  /// The client refuses to send what is no header.
  private static String printable(String word) {
    return word.chars().allMatch(c -> c > 31 && c < 127) ? word : "x";
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
