package org.hikeshi.deploy.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A line of a part's log. The services write JSON, the other parts text.
final class LogLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LogLine() {}

  /// When, how bad, what, and what was thrown if anything was; still one line. What is no JSON
  /// stays as it is.
  static String forPeople(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      return text(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return line;
    }
  }

  private static String text(JsonNode line) {
    var thrown = line.path("exception");
    var why =
        thrown.isMissingNode()
            ? ""
            : ": " + thrown.path("exceptionType").asText() + ": " + thrown.path("message").asText();
    return "%s %s %s"
        .formatted(
            line.path("timestamp").asText(),
            line.path("level").asText(),
            line.path("message").asText() + why)
        .replaceAll("[\\r\\n]+", " ");
  }
}
