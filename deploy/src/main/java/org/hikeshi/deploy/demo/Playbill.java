package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What a demo prints: the moments of a case in Japan's time, in both languages, and at the end who
/// had to be told by when.
final class Playbill {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));
  private static final String ROW = "  %-14s %-9s %-11s %-11s %-10s  %-10s  %-10s  %-9s %s";

  private final PrintStream out;
  private final long begin = System.nanoTime();

  Playbill(PrintStream out, String title) {
    this.out = out;
    out.println();
    out.println("━━ " + title);
  }

  void moment(Instant at, String ja, String en) {
    out.println(MOMENT.format(at) + "  " + ja);
    if (!en.isEmpty()) {
      out.println("             " + en);
    }
  }

  void note(String ja, String en) {
    out.println("          →  " + ja + " / " + en);
  }

  void duties(List<JsonNode> duties) {
    out.println();
    out.println(
        ROW.formatted(
            "authority", "law", "basis", "stage", "known on", "target", "due", "state", "receipt"));
    duties.forEach(duty -> out.println(row(duty).stripTrailing()));
  }

  private static String row(JsonNode duty) {
    return ROW.formatted(
        text(duty, "authority"),
        text(duty, "law"),
        text(duty, "basis"),
        text(duty, "stage"),
        text(duty, "knownOn"),
        text(duty, "targetOn"),
        text(duty, "dueOn") + (duty.path("overdue").asBoolean() ? " overdue" : ""),
        text(duty, "state"),
        text(duty, "receiptNumber"));
  }

  void end(String ja, String en) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.println();
    out.println(String.format(Locale.ROOT, "━━ %s / %s (%.1f s)", ja, en, seconds));
  }

  private static String text(JsonNode duty, String field) {
    return duty.path(field).isNull() ? "–" : duty.path(field).asText("–");
  }
}
