package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.hikeshi.deploy.demo.Night.Act;
import org.hikeshi.deploy.demo.Night.Lane;

/// What a demo prints: the moments of a case in Japan's time, in both languages, and at the end who
/// had to be told by when.
final class Playbill {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));
  private static final String ROW = "  %-14s %-9s %-11s %-11s %-10s  %-10s  %-10s  %-9s %s";

  private final PrintStream out;
  private final Clock clock;
  private final Night night;
  private final long begin = System.nanoTime();
  private Supplier<List<JsonNode>> duties = List::of;
  private Instant story = Instant.EPOCH;

  Playbill(PrintStream out, String title, Clock clock) {
    this.out = out;
    this.clock = clock;
    var languages = title.split(" / ", 2);
    this.night = new Night(Map.of("ja", languages[0], "en", languages[1]));
    out.println();
    out.println("━━ " + title);
  }

  /// From now on each act keeps the duties as they stand then.
  void watch(Supplier<List<JsonNode>> duties) {
    this.duties = duties;
  }

  /// What was played, as a page.
  Night night() {
    return night;
  }

  void moment(Instant at, String ja, String en) {
    story = at;
    keep(Lane.HOSPITAL, at, ja, en);
    out.println(MOMENT.format(at) + "  " + ja);
    if (!en.isEmpty()) {
      out.println("             " + en);
    }
  }

  /// Without being part of the night's page.
  void say(String ja, String en) {
    out.println("  →  " + ja + " / " + en);
  }

  /// What was counted or measured.
  void figure(String line) {
    out.println("  " + line);
  }

  /// A file that can be looked at.
  void page(String ja, String en, Path file) {
    out.println("━━ " + ja + " / " + en + ": " + file.toUri());
  }

  void note(Lane lane, String ja, String en) {
    keep(lane, clock.instant(), ja, en);
    out.println("          →  " + ja + " / " + en);
  }

  private void keep(Lane lane, Instant at, String ja, String en) {
    night.add(new Act(lane, story.toString(), at.toString(), ja, en, duties.get()));
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
