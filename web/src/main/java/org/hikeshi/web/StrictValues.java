package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.AccessPattern;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// How single values are read: a word must be a word, a count a whole number, an instant RFC 3339
/// with its offset. Anything else goes to the [FaultCollector].
final class StrictValues extends SimpleModule {

  private static final long serialVersionUID = 1L;

  StrictValues() {
    addDeserializer(String.class, new Word<>(String.class, StrictValues::text));
    addDeserializer(UUID.class, new Word<>(UUID.class, StrictValues::uuid));
    addDeserializer(Instant.class, new Word<>(Instant.class, Written::instant));
    addDeserializer(LocalDate.class, new Word<>(LocalDate.class, Written::day));
    addDeserializer(Integer.class, new Count<>(Integer.class, JsonParser::getIntValue));
    addDeserializer(Long.class, new Count<>(Long.class, JsonParser::getLongValue));
    addDeserializer(Boolean.class, new YesOrNo());
    setDeserializerModifier(new StrictEnums());
  }

  /// NUL cannot be stored in PostgreSQL, and half a surrogate pair is no text.
  private static String text(String value) {
    if (value.indexOf('\0') >= 0 || value.codePoints().anyMatch(StrictValues::isSurrogate)) {
      throw new IllegalArgumentException("not a text");
    }
    return value;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static UUID uuid(String value) {
    return Ids.read(value).orElseThrow(() -> new IllegalArgumentException("not a UUID"));
  }

  private static final class Word<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    Word(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(handledType(), parser);
      }
      try {
        return parse.apply(parser.getText());
      } catch (IllegalArgumentException | DateTimeException e) {
        return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not valid");
      }
    }

    /// A field may be null, which is as left out; an element of a list may not.
    @Override
    public @Nullable T getNullValue(DeserializationContext context) throws JsonMappingException {
      if (context.getParser().getParsingContext().inArray()) {
        try {
          context.handleUnexpectedToken(handledType(), context.getParser());
        } catch (IOException e) {
          throw JsonMappingException.fromUnexpectedIOE(e);
        }
      }
      return null;
    }

    /// What is left out of an object is asked for when the parser stands behind that object.
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
      return AccessPattern.DYNAMIC;
    }
  }

  private static final class Count<T extends Number> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Reading<T> reading;

    Count(Class<T> type, Reading<T> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return (T) context.handleUnexpectedToken(handledType(), parser);
      }
      try {
        return reading.of(parser);
      } catch (InputCoercionException e) {
        return (T) context.handleWeirdNumberValue(handledType(), 0, "out of range");
      }
    }
  }

  private interface Reading<T> {
    T of(JsonParser parser) throws IOException;
  }

  private static final class YesOrNo extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    YesOrNo() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.currentToken().isBoolean()
          ? Boolean.valueOf(parser.getBooleanValue())
          : (Boolean) context.handleUnexpectedToken(handledType(), parser);
    }
  }

  private static final class StrictEnums extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return enumOf(type.getRawClass());
    }

    private static <E> JsonDeserializer<E> enumOf(Class<E> type) {
      return new Word<>(
          type,
          word ->
              Arrays.stream(type.getEnumConstants())
                  .filter(constant -> ((Enum<?>) constant).name().equals(word))
                  .findAny()
                  .orElseThrow(() -> new IllegalArgumentException("not one of them")));
    }
  }
}
