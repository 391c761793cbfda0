package org.hikeshi.web.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/// What a logger and those below it are told, until this is closed.
public final class LogLines implements AutoCloseable {

  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Map<String, Object>> keys = new ConcurrentLinkedQueue<>();
  private final Logger log;
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          told.add(String.format(line.getMessage(), line.getParameters()));
          keys.add(Map.copyOf(MDC.getMap()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private LogLines(String name) {
    log = Logger.getLogger(name);
    log.addHandler(listener);
  }

  public static LogLines of(String name) {
    return new LogLines(name);
  }

  public List<String> told() {
    return List.copyOf(told);
  }

  /// What stands beside each line in the structured logs, in the lines' order.
  public List<Map<String, Object>> keys() {
    return List.copyOf(keys);
  }

  @Override
  public void close() {
    log.removeHandler(listener);
  }
}
