package org.hikeshi.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.LeakState;
import org.hikeshi.form.Document;
import org.hikeshi.form.NineItems;
import org.hikeshi.form.Part;
import org.hikeshi.web.Texts;

/// A letter to a person concerned, or what is published where they cannot each be told (代替措置). Of
/// the nine items it has 1, 2, 4, 5 and 9 only (GL 3-5-4), and of those what such a person can use;
/// what only the hospital knows, such as the person's name, is left blank.
///
/// @param salutation blank in what is published
public record Letter(
    String title,
    String salutation,
    String sender,
    List<String> opening,
    List<Section> sections,
    List<String> closing) {

  /// What a person reads, by the parts of each item.
  private static final Map<Integer, Set<Part>> TOLD =
      Map.of(
          1, Set.of(Part.OCCURRED_AT, Part.DETECTED_AT, Part.SUMMARY, Part.COURSE),
          2, Set.of(Part.DATA_KINDS, Part.DATA_MEDIUM),
          4, Set.of(Part.CAUSE),
          5, Set.of(Part.SECONDARY_HARM),
          9, Set.of(Part.OTHER));

  public record Section(String title, List<Line> lines) {}

  /// @param label blank where the section has one line only
  public record Line(String label, String text) {}

  static Letter of(Document document, boolean published, Texts texts) {
    var kind = published ? "letter.published." : "letter.";
    var reporter = document.reporter();
    var sender =
        reporter.operator() == null
            ? reporter.hospital()
            : reporter.operator() + "　" + reporter.hospital();
    return new Letter(
        texts.of(kind + "title"),
        published ? "" : texts.of("letter.salutation"),
        sender,
        List.of(texts.of(kind + opening(document), reporter.hospital()), texts.of(kind + "intro")),
        NineItems.of(document, texts).stream()
            .filter(item -> TOLD.containsKey(item.no()))
            .map(item -> section(item, texts))
            .toList(),
        List.of(texts.of(kind + "advice"), texts.of("letter.later"), texts.of("letter.window")));
  }

  private static String opening(Document document) {
    return document.items().dataItems().leak() == LeakState.CONFIRMED ? "confirmed" : "suspected";
  }

  private static Section section(NineItems.Item item, Texts texts) {
    var told =
        item.rows().stream().filter(row -> TOLD.get(item.no()).contains(row.part())).toList();
    return new Section(
        texts.of("letter.section." + item.no()),
        told.stream()
            .map(row -> new Line(told.size() == 1 ? "" : row.label(), text(row, texts)))
            .toList());
  }

  private static String text(NineItems.Row row, Texts texts) {
    return row.state() == ItemState.UNKNOWN ? texts.of("letter.unknown") : row.text();
  }

  /// For a word processor.
  String plain(Texts texts) {
    var lines = new ArrayList<String>();
    lines.add(texts.of("letter.date"));
    lines.add("");
    if (!salutation.isEmpty()) {
      lines.addAll(List.of(salutation, ""));
    }
    lines.addAll(List.of(sender, texts.of("letter.signature"), "", title, ""));
    opening.forEach(line -> lines.addAll(List.of(line, "")));
    for (var section : sections) {
      lines.add("■ " + section.title());
      section
          .lines()
          .forEach(
              line ->
                  lines.add(
                      line.label().isEmpty() ? line.text() : line.label() + "：" + line.text()));
      lines.add("");
    }
    closing.forEach(line -> lines.addAll(List.of(line, "")));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
