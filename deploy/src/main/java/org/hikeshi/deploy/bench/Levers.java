package org.hikeshi.deploy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What may make a start shorter or a process smaller: as shipped, and each one thing otherwise, as
/// its environment.
final class Levers {

  static final String AS_SHIPPED = "as shipped";
  static final String CACHED = "one class path and the AOT cache";
  static final Map<String, Map<String, String>> ALL = all();

  private static Map<String, Map<String, String>> all() {
    var levers = new LinkedHashMap<String, Map<String, String>>();
    levers.put(AS_SHIPPED, Map.of("HIKESHI_AOT", "jar"));
    levers.put("both compilers", options("-XX:TieredStopAtLevel=4"));
    levers.put("a heap laid out by the JVM", options("-Xms256m -Xmn85m"));
    levers.put("large object headers", options("-XX:-UseCompactObjectHeaders"));
    levers.put(
        "as many malloc arenas as it likes", Map.of("HIKESHI_AOT", "jar", "MALLOC_ARENA_MAX", "0"));
    levers.put("one class path", Map.of("HIKESHI_AOT", "off"));
    levers.put(CACHED, Map.of("HIKESHI_AOT", "on"));
    return levers;
  }

  /// They win over the command line.
  private static Map<String, String> options(String options) {
    return Map.of("HIKESHI_AOT", "jar", "_JAVA_OPTIONS", options);
  }

  private Levers() {}
}
