package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notes a fault and reads on, so that the caller hears of all of them at once.
final class FaultCollector extends DeserializationProblemHandler {

  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          String.class, "web.json.expected.text",
          UUID.class, "web.json.expected.uuid",
          Instant.class, "web.json.expected.date-time",
          LocalDate.class, "web.json.expected.date",
          Integer.class, "web.json.expected.integer",
          Long.class, "web.json.expected.integer",
          Boolean.class, "web.json.expected.boolean",
          Set.class, "web.json.expected.array",
          List.class, "web.json.expected.array");

  private final List<FieldFault> faults;
  private final Texts texts;

  FaultCollector(List<FieldFault> faults, Texts texts) {
    this.faults = faults;
    this.texts = texts;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String name)
      throws IOException {
    String pointer = pathOfObject(context.getParser(), parser).appendProperty(name).toString();
    faults.add(FieldFault.of(pointer, texts, "web.json.unknown-field"));
    parser.skipChildren();
    return true;
  }

  /// Where the object is that holds the unknown field. Jackson may have put the field aside in a
  /// buffer, which does not know its place; then the body's own parser stands at that object's end,
  /// or at a field of it.
  private static JsonPointer pathOfObject(JsonParser body, JsonParser field) {
    JsonStreamContext context = body.getParsingContext();
    if (body != field && body.currentToken() == JsonToken.END_OBJECT) {
      return context.pathAsPointer();
    }
    boolean steppedIn = body == field && body.currentToken().isStructStart();
    JsonStreamContext object = steppedIn ? context.getParent() : context;
    return object.getParent() == null ? JsonPointer.empty() : object.getParent().pathAsPointer();
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String failure) {
    note(context.getParser(), target);
    return null;
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> target, Number value, String failure) {
    note(context.getParser(), target);
    return null;
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType target,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    note(parser, target.getRawClass());
    parser.skipChildren();
    return null;
  }

  private void note(JsonParser parser, Class<?> expected) {
    var pointer = parser.getParsingContext().pathAsPointer().toString();
    if (expected.isEnum()) {
      var words =
          Arrays.stream(expected.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      faults.add(FieldFault.of(pointer, texts, "web.json.one-of", words));
      return;
    }
    faults.add(FieldFault.of(pointer, texts, EXPECTED.getOrDefault(expected, "web.json.value")));
  }
}
