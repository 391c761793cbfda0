package org.hikeshi.events.watch;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/// Which incident, dispatch, offer, notice or event a piece of work is about: each line that is
/// logged until it is closed carries the id under that name, and so do the structured logs.
public final class LogKeys implements AutoCloseable {

  private final List<String> keys = new ArrayList<>();

  private LogKeys() {}

  public static LogKeys incident(Object id) {
    return new LogKeys().and("incident", id);
  }

  public static LogKeys event(Object id) {
    return new LogKeys().and("event", id);
  }

  /// @param key one of `incident`, `dispatch`, `offer`, `notice`, `event`
  public LogKeys and(String key, Object id) {
    MDC.put(key, id.toString());
    keys.add(key);
    return this;
  }

  @Override
  public void close() {
    keys.forEach(MDC::remove);
  }
}
