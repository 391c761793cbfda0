package org.hikeshi.page;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hikeshi.events.Category;
import org.hikeshi.report.Summary;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;

/// A first page whose writer is no longer there to mend it: it waited in a browser, or came from a
/// card. What is right in it is reported, what is not right is kept as it was typed, in the words
/// of the report, and nothing is sent back.
///
/// @param form what can be reported
/// @param mend what cannot, by field, as it was typed
record Kept(ReportForm form, Map<String, List<String>> mend) {

  private static final String SUMMARY = "/summary";
  private static final String DETECTED = "/detectedAt";

  /// @param faults what is wrong with it, by the constraints of report no. 1
  static Kept of(ReportForm typed, List<FieldFault> faults, TypedAt typedAt, Texts texts) {
    var right = new HashMap<>(typed.all());
    var wrong = new HashMap<String, List<String>>();
    for (var fault : faults) {
      var field = fieldOf(fault.pointer(), right);
      var values = right.remove(field);
      if (values != null && values.stream().anyMatch(value -> !value.isBlank())) {
        wrong.put(field, values);
      }
    }
    right.putIfAbsent("/category", List.of(Category.UNKNOWN.name()));
    var words = summary(right, wrong, texts);
    // the remark stands first: where there is no room for all, the end is cut
    right.put(
        SUMMARY, List.of(typedAt.remark(texts).map(first -> first + "\n" + words).orElse(words)));
    if (String.join("", right.getOrDefault(DETECTED, List.of())).isBlank()) {
      right.put(DETECTED, List.of(typedAt.written()));
    }
    return new Kept(ReportForm.of(right), wrong);
  }

  /// A fault in a set points into it; the field is the set.
  private static String fieldOf(String pointer, Map<String, List<String>> fields) {
    return fields.keySet().stream().filter(pointer::startsWith).findFirst().orElse(pointer);
  }

  private static String summary(
      Map<String, List<String>> right, Map<String, List<String>> wrong, Texts texts) {
    var lines = new ArrayList<String>();
    lines.addAll(requireNonNullElse(right.get(SUMMARY), List.of()));
    for (var field : new TreeSet<>(wrong.keySet())) {
      var name = texts.word("field", field.substring(1).replace('/', '-'));
      lines.add(texts.of("queue.as-typed", name, String.join(" ", wrong.get(field))));
    }
    lines.removeIf(String::isBlank);
    return lines.isEmpty() ? texts.of("queue.nothing") : String.join("\n", lines);
  }

  /// The same with words that a report has room for. Whole, they wait among the answers.
  Kept fitting(Texts texts) {
    return fitting("", texts);
  }

  /// @param before what the words begin with; it is never cut
  Kept fitting(String before, Texts texts) {
    var words = form.value(SUMMARY);
    if (Summary.over(words) == 0) {
      return this;
    }
    var more = texts.of("queue.more");
    var fits = new HashMap<>(form.all());
    int room = Summary.LONGEST - more.length();
    if (before.length() > room) {
      fits.remove(SUMMARY);
    } else {
      fits.put(SUMMARY, List.of(head(words, room) + more));
    }
    var whole = new HashMap<>(mend);
    whole.put(SUMMARY, List.of(words));
    return new Kept(ReportForm.of(fits), whole);
  }

  /// No sign is cut in two.
  private static String head(String text, int most) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
