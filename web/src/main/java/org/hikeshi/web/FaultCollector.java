package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notes a fault and reads on, so that the caller hears of all of them at once.
final class FaultCollector extends DeserializationProblemHandler {

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
    note(parser, texts.of("web.json.unknown-field"));
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String failure) {
    note(context.getParser(), expected(target));
    return null;
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> target, Number value, String failure) {
    note(context.getParser(), expected(target));
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
    note(parser, expected(target.getRawClass()));
    parser.skipChildren();
    return null;
  }

  private void note(JsonParser parser, String detail) {
    faults.add(new FieldFault(parser.getParsingContext().pathAsPointer().toString(), detail));
  }

  private String expected(Class<?> target) {
    if (target.isEnum()) {
      return texts.of(
          "web.json.one-of",
          Arrays.stream(target.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", ")));
    }
    String key = "web.json.expected." + target.getSimpleName();
    String words = texts.of(key);
    return words.equals(key) ? texts.of("web.json.value") : words;
  }
}
