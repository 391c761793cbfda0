package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A wave over time, second by second, from the times that the services gave: stacked columns of
/// the hospitals whose lead is done, at work, asked for, or waited for.
final class WavePicture {

  private static final int BASE = 340;
  private static final List<String> COLOURS = List.of("#2e7d32", "#1565c0", "#f9a825", "#c62828");
  private static final List<String> WORDS =
      List.of("完了 done", "対応中 at work", "依頼中 asked", "待ち waiting");

  private final List<JsonNode> dispatches;
  private final Map<String, Instant> posted;
  private final Map<String, Instant> done;

  /// @param posted by incident
  /// @param done by dispatch
  WavePicture(List<JsonNode> dispatches, Map<String, Instant> posted, Map<String, Instant> done) {
    this.dispatches = dispatches;
    this.posted = posted;
    this.done = done;
  }

  String svg() {
    var begin = posted.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    var end = done.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    var seconds = (int) Duration.between(begin, end).toSeconds() + 2;
    var wide = Math.max(1, 700 / seconds);
    var svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 380\""
                + " font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"760\" height=\"380\" fill=\"#fff\"/>\n");
    for (var second = 0; second < seconds; second++) {
      column(svg, 30 + second * wide, wide, at(begin.plusSeconds(second)));
    }
    for (var kind = 0; kind < WORDS.size(); kind++) {
      rectangle(svg, 30 + kind * 150, 12, 12, 12, kind);
      svg.append("<text x=\"%d\" y=\"23\">%s</text>\n".formatted(47 + kind * 150, WORDS.get(kind)));
    }
    return svg.append(
            "<text x=\"30\" y=\"360\">0 s … %d s, %d 病院 hospitals</text>\n</svg>\n"
                .formatted(seconds - 1, dispatches.size()))
        .toString();
  }

  private static void column(StringBuilder svg, int x, int wide, List<Integer> counts) {
    var y = BASE;
    for (var kind = 0; kind < counts.size(); kind++) {
      y -= counts.get(kind);
      rectangle(svg, x, y, wide, counts.get(kind), kind);
    }
  }

  private static void rectangle(StringBuilder svg, int x, int y, int wide, int high, int kind) {
    if (high > 0) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
              x,
              y,
              wide,
              high,
              COLOURS.get(kind)));
    }
  }

  /// How many are done, at work, asked, waiting.
  List<Integer> at(Instant moment) {
    var counts = new ArrayList<>(List.of(0, 0, 0, 0));
    for (var dispatch : dispatches) {
      if (!posted.get(dispatch.path("incidentId").asText()).isAfter(moment)) {
        var kind = kind(dispatch, moment);
        counts.set(kind, counts.get(kind) + 1);
      }
    }
    return counts;
  }

  private int kind(JsonNode dispatch, Instant moment) {
    var ended = done.get(dispatch.path("id").asText());
    if (ended != null && !ended.isAfter(moment)) {
      return 0;
    }
    if (!Instant.parse(WaveBooks.lead(dispatch).path("acceptedAt").asText()).isAfter(moment)) {
      return 1;
    }
    for (var offer : dispatch.path("offers")) {
      if (offer.path("seat").asText().equals("LEAD")
          && !Instant.parse(offer.path("madeAt").asText()).isAfter(moment)
          && Instant.parse(offer.path("endedAt").asText()).isAfter(moment)) {
        return 2;
      }
    }
    return 3;
  }
}
