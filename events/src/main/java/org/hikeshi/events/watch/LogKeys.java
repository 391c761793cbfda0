package org.hikeshi.events.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Which incident, dispatch, offer, notice or event a piece of work is about: each line that is
/// logged until it is closed carries the id under that name, and so do the structured logs. Work
/// within work gives back what stood there before.
public final class LogKeys implements AutoCloseable {

  private final Map<String, @Nullable Object> before = new LinkedHashMap<>();

  private LogKeys() {}

  /// @param id null where it is about no incident
  public static LogKeys incident(@Nullable Object id) {
    return new LogKeys().and("incident", id);
  }

  public static LogKeys event(Object id) {
    return new LogKeys().and("event", id);
  }

  public static LogKeys dispatch(Object id) {
    return new LogKeys().and("dispatch", id);
  }

  /// @param key one of `incident`, `dispatch`, `offer`, `notice`, `event`
  /// @param id null changes nothing
  public LogKeys and(String key, @Nullable Object id) {
    if (id != null) {
      if (!before.containsKey(key)) {
        before.put(key, MDC.get(key));
      }
      MDC.put(key, id.toString());
    }
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (key, was) -> {
          if (was == null) {
            MDC.remove(key);
          } else {
            MDC.put(key, was);
          }
        });
  }
}
