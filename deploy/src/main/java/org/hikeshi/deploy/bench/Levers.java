package org.hikeshi.deploy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What may make a start shorter or a process smaller, each as its environment.
final class Levers {

  static final Map<String, Map<String, String>> ALL = all();

  private static Map<String, Map<String, String>> all() {
    var levers = new LinkedHashMap<String, Map<String, String>>();
    levers.put("as it was", Map.of("HIKESHI_AOT", "jar", "MALLOC_ARENA_MAX", "0"));
    levers.put("two malloc arenas", Map.of("HIKESHI_AOT", "jar"));
    levers.put("and one class path", Map.of("HIKESHI_AOT", "off"));
    levers.put("and the AOT cache", Map.of("HIKESHI_AOT", "on"));
    levers.put("and a heap of 128 MB", Map.of("HIKESHI_AOT", "on", "_JAVA_OPTIONS", "-Xmx128m"));
    levers.put(
        "one class path, large object headers",
        Map.of("HIKESHI_AOT", "off", "_JAVA_OPTIONS", "-XX:-UseCompactObjectHeaders"));
    return levers;
  }

  private Levers() {}
}
