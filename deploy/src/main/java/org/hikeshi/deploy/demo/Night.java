package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a demo did, act by act, as a page that plays it on three screens with the law's clocks
/// above. Nothing is in it that did not happen: each act keeps the duties as the hospital saw them
/// then.
final class Night {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// On whose screen it is seen.
  enum Lane {
    HOSPITAL,
    ENGINEER,
    AUTHORITY
  }

  /// @param story the time in the story: that of the last report
  /// @param at when it was done, in the story for a report, else by the wall
  /// @param duties as they stood when it was done
  record Act(Lane lane, String story, String at, String ja, String en, List<JsonNode> duties) {}

  private final Map<String, String> title;
  private final List<Act> acts = new ArrayList<>();

  /// @param title by language: `ja`, `en`
  Night(Map<String, String> title) {
    this.title = title;
  }

  void add(Act act) {
    acts.add(act);
  }

  /// @return the page, which needs nothing beside it
  Path write(Path folder) {
    try (var page = Night.class.getResourceAsStream("night.html");
        var words = Night.class.getResourceAsStream("night-words.json")) {
      var record = Map.of("title", title, "words", JSON.readTree(words), "acts", acts);
      var html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      Files.createDirectories(folder);
      return Files.writeString(
          folder.resolve("night.html"), html.replace("/*RECORD*/", inHtml(record)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nothing in it can end the script element that holds it.
  private static String inHtml(Object record) throws JsonProcessingException {
    return JSON.writeValueAsString(record).replace("<", "\\u003c");
  }
}
