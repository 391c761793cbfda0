package org.hikeshi.deploy.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
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

  /// What a client might well send, for any field whose form it has.
  private static final List<String> PLAUSIBLE =
      List.of(
          "電子カルテが開かない",
          "見本 太郎",
          "+81 90-0000-0000",
          "tantou@hospital.example",
          "2026-02-09",
          "2026-04-01",
          "2026-02-09T01:50:00+09:00",
          "2026-02-08T16:50:00Z",
          "https://127.0.0.1:1/hook",
          "14",
          "1400001",
          "1412345678",
          "14105",
          "1234567890123",
          "mhlw",
          "ppc",
          "prefecture-14",
          "NETWORK",
          "EHR",
          "LEAD",
          "PT10M",
          "08:30");

  private final RandomGenerator chance;
  private final JsonNode schemas;
  private final Map<Operation, Set<String>> refused = new HashMap<>();
  private final Map<String, List<String>> ids;
  private final List<String> all;

  /// How seldom something is odd in the request that is being made; 0 for never.
  private int oneIn;

  /// @param schemas what the descriptions refer to
  /// @param ids of what is there, by the last word of the path before them
  Fuzzer(RandomGenerator chance, JsonNode schemas, Map<String, List<String>> ids) {
    this.chance = chance;
    this.schemas = schemas;
    this.ids = ids;
    this.all = ids.values().stream().flatMap(List::stream).toList();
  }

  /// @param token nothing for nobody
  record Try(HttpRequest request, Operation operation, String token) {}

  /// Some are what a client would send, some have one thing wrong, some nearly all.
  Try next(Door door, Operation operation, List<String> tokens) {
    oneIn = pick(List.of(0, 30, 6));
    var path = new StringBuilder();
    for (var part : operation.path().split("(?<=})|(?=\\{)")) {
      path.append(part.startsWith("{") ? encoded(odd() ? unknown() : known(path)) : part);
    }
    for (var parameter : operation.description().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && chance.nextInt(3) == 0) {
        path.append(path.indexOf("?") < 0 ? '?' : '&')
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(value(parameter.path("schema"), 0).asText()));
      }
    }
    var request = door.to(path.toString());
    var token = caller(operation, tokens);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (operation.method().equals("POST")) {
      request.header("Idempotency-Key", odd() ? printable(word()) : "k" + chance.nextLong());
    }
    for (var header : List.of("If-Match", "Accept-Language")) {
      if (odd()) {
        request.header(header, printable(word()));
      }
    }
    if (operation.method().equals("GET")) {
      return new Try(request.GET().build(), operation, token);
    }
    request.header("Content-Type", odd() ? "text/plain" : "application/json; charset=UTF-8");
    var body = HttpRequest.BodyPublishers.ofByteArray(body(operation));
    return new Try(request.method(operation.method(), body).build(), operation, token);
  }

  /// Who may not do it at all is seldom sent again: what lies behind is more interesting.
  void learn(Try tried, int status) {
    if (status == 401 || status == 403) {
      refused.computeIfAbsent(tried.operation(), _ -> new HashSet<>()).add(tried.token());
    }
  }

  private String caller(Operation operation, List<String> tokens) {
    var no = refused.getOrDefault(operation, Set.of());
    var may = tokens.stream().filter(token -> !no.contains(token)).toList();
    return may.isEmpty() || chance.nextInt(20) == 0 ? pick(tokens) : pick(may);
  }

  private String unknown() {
    return chance.nextBoolean()
        ? new UUID(chance.nextLong(), chance.nextLong()).toString()
        : word();
  }

  /// Mostly one of the kind that the path asks for: of dispatches after `/dispatches/`.
  private String known(CharSequence before) {
    var parts = before.toString().split("/");
    var kind = ids.get(parts[parts.length - 1]);
    return kind == null || kind.isEmpty() || chance.nextInt(10) == 0 ? pick(all) : pick(kind);
  }

  /// Whether something else than what is meant comes here.
  private boolean odd() {
    return oneIn > 0 && chance.nextInt(oneIn) == 0;
  }

  private byte[] body(Operation operation) {
    var content = operation.description().path("requestBody").path("content");
    var schema = content.path("application/json").path("schema");
    var body = value(schema, 0).toString();
    if (odd() && !body.isEmpty()) {
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
    var nodes = Door.JSON.getNodeFactory();
    var meant = resolved(schema);
    if (depth > 8 || odd()) {
      return anything();
    }
    var allowed = meant.path("enum");
    if (!allowed.isEmpty()) {
      return allowed.get(chance.nextInt(allowed.size()));
    }
    if (!meant.path("properties").isEmpty()) {
      return object(meant, depth);
    }
    if (meant.has("items")) {
      var array = nodes.arrayNode();
      for (int i = chance.nextInt(3); i > 0; i--) {
        array.add(value(meant.path("items"), depth + 1));
      }
      return array;
    }
    return switch (meant.path("type").toString()) {
      case String type when type.contains("integer") ->
          nodes.numberNode(
              meant.path("minimum").asLong(0)
                  + chance.nextLong(1 + Math.min(100, meant.path("maximum").asLong(100))));
      case String type when type.contains("boolean") -> nodes.booleanNode(chance.nextBoolean());
      default -> nodes.textNode(text(meant));
    };
  }

  private ObjectNode object(JsonNode meant, int depth) {
    var required = new HashSet<String>();
    meant.path("required").forEach(name -> required.add(name.asText()));
    var object = Door.JSON.createObjectNode();
    meant
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (required.contains(property.getKey()) || chance.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
              }
            });
    return surprised(object);
  }

  private String text(JsonNode meant) {
    if (meant.path("format").asText().equals("uuid")) {
      return pick(all.stream().filter(id -> id.length() == 36).toList());
    }
    var pattern = Pattern.compile(meant.path("pattern").asText(".*"), Pattern.DOTALL);
    int most = meant.path("maxLength").asInt(200);
    var fit =
        PLAUSIBLE.stream()
            .filter(word -> word.length() <= most && pattern.matcher(word).find())
            .filter(word -> fits(word, meant.path("format").asText()))
            .toList();
    return fit.isEmpty() ? word() : pick(fit);
  }

  private static boolean fits(String word, String format) {
    return switch (format) {
      case "date" -> word.matches("\\d{4}-\\d\\d-\\d\\d");
      case "date-time" -> word.matches("\\d{4}-.*T.*");
      case "uri" -> word.startsWith("https:");
      default -> true;
    };
  }

  private ObjectNode surprised(ObjectNode object) {
    if (odd()) {
      object.put(word(), word());
    }
    return object;
  }

  private JsonNode anything() {
    var nodes = Door.JSON.getNodeFactory();
    return switch (chance.nextInt(8)) {
      case 0 -> nodes.nullNode();
      case 5 -> nodes.numberNode(chance.nextLong());
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

  private String word() {
    return pick(WORDS);
  }

  private <T> T pick(List<T> from) {
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
