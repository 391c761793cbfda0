package org.hikeshi.calldown;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.web.Csv;
import org.hikeshi.web.time.JapanTime;

/// The list of one night.
///
/// @param until until when who is on duty is in it
public record CallDown(LocalDate night, Instant madeAt, Instant until, List<Line> lines) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M/d HH:mm").withZone(JapanTime.ZONE);
  private static final String BOM = "\uFEFF";

  static String time(Instant at) {
    return TIME.format(at);
  }

  List<Line> of(Line.Section section) {
    return lines.stream().filter(line -> line.section() == section).toList();
  }

  public List<Line> desk() {
    return of(Line.Section.DESK);
  }

  public List<Line> duty() {
    return of(Line.Section.DUTY);
  }

  public List<Line> dispatches() {
    return of(Line.Section.DISPATCH);
  }

  public String made() {
    return time(madeAt);
  }

  public String ends() {
    return time(until);
  }

  /// In UTF-8 with its mark, as spreadsheets in Japan want it. No cell is a formula.
  String csv() {
    return BOM
        + Stream.concat(
                Stream.of("section,name,of,phones,mails,when,more"), lines.stream().map(this::row))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private String row(Line line) {
    return Stream.of(
            line.section().name(),
            line.name(),
            line.of(),
            String.join(" / ", line.phones()),
            String.join(" / ", line.mails()),
            line.when(),
            line.more())
        .map(CallDown::cell)
        .collect(Collectors.joining(","));
  }

  /// A cell that begins like a formula, as `+81 …` does, gets an apostrophe before it.
  static String cell(String words) {
    var flat = words.replaceAll("\\s+", " ").strip();
    var safe = Csv.looksLikeAFormula(flat) ? "'" + flat : flat;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
