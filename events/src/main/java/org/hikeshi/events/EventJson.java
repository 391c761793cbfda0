package org.hikeshi.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How an event is written on the wire, and read again.
///
/// It reads leniently: what a newer version added is passed over. It writes instants in RFC 3339,
/// UTC.
public final class EventJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final Map<Class<? extends Event>, String> TOPICS =
      Map.of(
          IncidentEvent.class, Topics.INCIDENTS,
          DispatchEvent.class, Topics.DISPATCHES,
          NoticeEvent.class, Topics.NOTICES);

  private EventJson() {}

  public static String write(Event event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event that has no JSON: " + event.getClass(), e);
    }
  }

  /// @throws Unreadable when the type is not known here, or the value is not of that type
  public static <E extends Event> E read(Class<E> root, String type, byte[] json)
      throws Unreadable {
    Class<? extends E> wanted = typesOf(root).get(type);
    if (wanted == null) {
      throw new Unreadable("unknown event type " + type, null);
    }
    try {
      E event = JSON.readValue(json, wanted);
      if (event == null || event.incidentId() == null || event.at() == null) {
        throw new Unreadable("an event without incident or time", null);
      }
      return event;
    } catch (IOException e) {
      throw new Unreadable("not an event of type " + type, e);
    }
  }

  /// The CloudEvents type of an event's class.
  public static String typeOf(Class<? extends Event> event) {
    return event.getAnnotation(EventType.class).value();
  }

  public static String topicOf(Event event) {
    return TOPICS.entrySet().stream()
        .filter(topic -> topic.getKey().isInstance(event))
        .map(Map.Entry::getValue)
        .findAny()
        .orElseThrow();
  }

  static <E extends Event> Map<String, Class<? extends E>> typesOf(Class<E> root) {
    return Arrays.stream(root.getPermittedSubclasses())
        .<Class<? extends E>>map(subclass -> subclass.asSubclass(root))
        .collect(Collectors.toUnmodifiableMap(EventJson::typeOf, subclass -> subclass));
  }

  /// A record that is not an event that this version knows. Trying again does not help.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
