package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/// The rounds as a picture: two bars each, drawn by hand.
final class Plot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int BOTTOM = 270;
  private static final int TOP = 30;
  private static final List<String> SERIES = List.of("limitPerSecond", "alonePerSecond");
  private static final List<String> NAMES =
      List.of("PostgreSQL alone (pgbench)", "POST /incidents");
  private static final List<String> COLOURS = List.of("#888888", "#0b6e4f");

  private Plot() {}

  static String of(JsonNode result) {
    var rounds = result.path("rounds");
    double most = 1;
    for (var round : rounds) {
      for (var series : SERIES) {
        most = Math.max(most, round.path(series).asDouble());
      }
    }
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <title>Reports a second, by round</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(WIDTH, HEIGHT));
    int step = (WIDTH - 60) / Math.max(1, rounds.size());
    for (int i = 0; i < rounds.size(); i++) {
      for (int j = 0; j < SERIES.size(); j++) {
        double value = rounds.path(i).path(SERIES.get(j)).asDouble();
        double height = value / most * (BOTTOM - TOP);
        int x = 40 + i * step + j * step / 3;
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>%n"
                    + "<text x=\"%d\" y=\"%.1f\">%.0f</text>%n",
                x,
                BOTTOM - height,
                step / 3 - 2,
                height,
                COLOURS.get(j),
                x,
                BOTTOM - height - 4,
                value));
      }
    }
    for (int j = 0; j < NAMES.size(); j++) {
      svg.append(
          "<rect x=\"%d\" y=\"290\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"301\">%s</text>%n"
              .formatted(40 + j * 220, COLOURS.get(j), 58 + j * 220, NAMES.get(j)));
    }
    return svg.append("</svg>\n").toString();
  }
}
