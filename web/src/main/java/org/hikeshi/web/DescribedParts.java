package org.hikeshi.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The parts of an OpenAPI document that every operation refers to: problems, and headers.
final class DescribedParts {

  private static final Map<String, String> REFUSALS =
      Map.ofEntries(
          Map.entry("400", "What was sent cannot be understood; `errors` has every field at once"),
          Map.entry("401", "No access token that holds"),
          Map.entry("403", "The caller's role may not do this"),
          Map.entry("404", "Nothing is there, or it is another's"),
          Map.entry("406", "Not to be had in the form that `Accept` asks for"),
          Map.entry("409", "What stands there is in the way; `code` says what"),
          Map.entry("410", "Too late: it is over, or erased"),
          Map.entry("412", "Changed since it was read"),
          Map.entry("413", "Too large"),
          Map.entry("415", "Sent in a form that is not taken"),
          Map.entry("422", "Understood, and not to be taken as it is; `code` says why"),
          Map.entry("429", "Too many at once, and not done: send it again after `Retry-After`"),
          Map.entry("500", "An error on this side"),
          Map.entry(
              "503",
              "Not now, and perhaps done: send it again after `Retry-After`, with the same"
                  + " `Idempotency-Key` where it takes one"));

  private static final List<String> LATER = List.of("429", "503");

  private DescribedParts() {}

  static void addTo(Components parts) {
    parts.addSchema("FieldFault", fieldFault());
    parts.addSchema("Problem", problem());
    REFUSALS.keySet().stream().sorted().forEach(status -> refusal(status, parts));
    parts.addParameter("Idempotency-Key", key());
    parts.addHeader("ETag", header("What `If-Match` takes"));
    parts.addHeader("Link", header("`rel=\"next\"` where there is a next page"));
    parts.addHeader("Location", header("Where that is which was made, if it has an address"));
    parts.addHeader("Retry-After", header("Seconds"));
  }

  /// What is asked for alike wherever it is asked for.
  static void explain(Parameter parameter) {
    switch (Objects.requireNonNullElse(parameter.getName(), "")) {
      case "limit" ->
          parameter
              .description("How many at once")
              .schema(
                  OASFactory.createSchema()
                      .addType(SchemaType.INTEGER)
                      .minimum(BigDecimal.ONE)
                      .maximum(BigDecimal.valueOf(Paging.MOST))
                      .defaultValue(Paging.USUAL));
      case "cursor" ->
          parameter
              .description("Of the next page: as the `Link` of this one has it")
              .schema(text(null).format("uuid"));
      case "If-Match" ->
          parameter
              .description("The `ETag` that was read: 412 where it has changed since")
              .schema(text(null).pattern(DescribedValues.portable(Tag.WRITTEN)));
      default -> {}
    }
  }

  private static void refusal(String status, Components parts) {
    var answer =
        OASFactory.createAPIResponse()
            .description(REFUSALS.get(status))
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref("Problem"))));
    if (LATER.contains(status)) {
      answer.addHeader("Retry-After", OASFactory.createHeader().ref("Retry-After"));
    }
    parts.addResponse(status, answer);
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("RFC 9457")
        .required(List.of("type", "title", "status", "detail", "code"))
        .addProperty("type", text("Stable"))
        .addProperty("title", text("For people, in their language"))
        .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
        .addProperty("detail", text("What happened and what to do: for people, in their language"))
        .addProperty("code", text("Which refusal it is, for programs (docs/fields.md)"))
        .addProperty(
            "errors",
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref("FieldFault")));
  }

  private static Schema fieldFault() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .required(List.of("pointer", "detail", "code"))
        .addProperty("pointer", text("RFC 6901; empty for the whole body"))
        .addProperty("detail", text("For people, in their language"))
        .addProperty("code", text("Which rule it is, for programs (docs/fields.md)"));
  }

  private static Parameter key() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description("The same request again under the same key is done once, and answered alike")
        .schema(text(null).minLength(1).maxLength(200));
  }

  private static Header header(String description) {
    return OASFactory.createHeader().description(description).schema(text(null));
  }

  private static Schema text(@Nullable String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }
}
