package org.hikeshi.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What an OpenAPI document leaves unsaid about an operation that whoever writes a client has to
/// know: what it does and belongs to, what is in a good answer, and what a value of a request may
/// be.
record OpenApiGaps(OpenApiSchemas schemas) {

  private static final List<String> BOUNDS = List.of("format", "maxLength", "enum", "pattern");
  private static final List<String> OTHERS = List.of("anyOf", "allOf", "oneOf");
  private static final String SUMMARY = "[A-Z][a-z]+ .*[^.]";

  /// @param unread whether the words of its body are taken as they come
  List<String> of(JsonNode operation, boolean unread) {
    var gaps = new ArrayList<String>();
    if (!operation.path("summary").asText().matches(SUMMARY)) {
      gaps.add("no summary: @Operation(summary = \"Do something\")");
    }
    if (operation.path("tags").size() != 1) {
      gaps.add("not one tag");
    }
    operation.path("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .flatMap(answer -> unsaid(answer.getKey(), schemas.resolved(answer.getValue())))
        .forEach(gaps::add);
    for (var parameter : operation.path("parameters")) {
      var said = schemas.resolved(parameter);
      gaps.addAll(loose(said.path("schema"), "?" + said.path("name").asText(), Set.of()));
    }
    if (!unread) {
      for (var body : operation.at("/requestBody/content").properties()) {
        gaps.addAll(loose(body.getValue().path("schema"), body.getKey(), Set.of()));
      }
    }
    return gaps;
  }

  /// That something was begun, or done, may be all that there is to say.
  private Stream<String> unsaid(String status, JsonNode answer) {
    var content = answer.path("content");
    if (content.isEmpty()) {
      return status.equals("202") || status.equals("204")
          ? Stream.empty()
          : Stream.of(status + " has no body: @APIResponseSchema, or 204");
    }
    return content.properties().stream()
        .filter(body -> isAnything(schemas.resolved(body.getValue().path("schema"))))
        .map(body -> status + " " + body.getKey() + " has no schema: @APIResponseSchema");
  }

  private List<String> loose(JsonNode said, String at, Set<String> above) {
    var ref = said.path("$ref").asText();
    if (above.contains(ref)) {
      return List.of();
    }
    var within = new HashSet<>(above);
    within.add(ref.isEmpty() ? at : ref);
    var schema = schemas.resolved(said);
    var gaps = new ArrayList<String>();
    if (said.has("$ref") && said.has("type") && !said.path("type").equals(schema.path("type"))) {
      gaps.add(at + " has two types: @Schema(ref = ...)");
    }
    if (isAnything(schema)) {
      gaps.add(at + " may be anything: @Schema, or a type");
    }
    if (is("string", schema) && BOUNDS.stream().noneMatch(schema::has)) {
      gaps.add(at + " has no form: @Pattern, @Size, @Schema(format = ...)");
    }
    if (is("array", schema) && !schema.has("maxItems") && !isFew(schema.path("items"))) {
      gaps.add(at + " has no end: @Size");
    }
    inside(schema)
        .forEach(one -> gaps.addAll(loose(one.getValue(), at + "/" + one.getKey(), within)));
    return gaps;
  }

  private static Stream<Map.Entry<String, JsonNode>> inside(JsonNode schema) {
    var others =
        OTHERS.stream()
            .flatMap(how -> schema.path(how).valueStream())
            .map(one -> Map.entry("", one));
    var parts =
        Stream.of("items", "additionalProperties")
            .filter(name -> schema.path(name).isObject())
            .map(name -> Map.entry("*", schema.path(name)));
    return Stream.of(schema.path("properties").properties().stream(), parts, others)
        .flatMap(some -> some);
  }

  private boolean isFew(JsonNode items) {
    return schemas.resolved(items).has("enum");
  }

  private static boolean isAnything(JsonNode schema) {
    return !schema.has("type") && !schema.has("enum") && OTHERS.stream().noneMatch(schema::has);
  }

  private static boolean is(String type, JsonNode schema) {
    var said = schema.path("type");
    return said.asText().equals(type)
        || said.valueStream().anyMatch(one -> one.asText().equals(type));
  }
}
