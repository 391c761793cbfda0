package org.hikeshi.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a sheet and notes everything that is wrong with them, each by line, column,
/// and what to write instead.
public final class Reading {

  /// More than anybody mends in one go.
  private static final int MOST_FAULTS = 1_000;

  private final Texts texts;
  private final List<FieldFault> faults = new ArrayList<>();
  private final List<FieldFault> warnings = new ArrayList<>();

  public Reading(Texts texts) {
    this.texts = texts;
  }

  /// Null where nothing is written, and where what is written means nothing, which is noted.
  ///
  /// @param meaning empty for what means nothing
  /// @param key the words for that
  public <T> @Nullable T read(
      Sheet.Line line, Column column, Function<String, Optional<T>> meaning, String key) {
    var text = line.text(column);
    if (text == null) {
      return null;
    }
    var read = meaning.apply(narrow(text));
    if (read.isEmpty()) {
      blame(line, column, texts.of(key));
    }
    return read.orElse(null);
  }

  /// The word for a code, in whichever of its spellings.
  public <T> @Nullable T word(Sheet.Line line, Column column, Map<String, T> words, String key) {
    return read(line, column, text -> Optional.ofNullable(words.get(text)), key);
  }

  /// Several in one cell, separated by 、 ; or a line break.
  public static List<String> several(@Nullable String cell) {
    return cell == null
        ? List.of()
        : List.of(cell.split("[、;；\\n]")).stream()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  public void blame(Sheet.Line line, Column column, String words) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault(line, column, words));
    }
  }

  public void warn(Sheet.Line line, Column column, String words) {
    if (warnings.size() < MOST_FAULTS) {
      warnings.add(fault(line, column, words));
    }
  }

  /// Faults of the API's own checks, whose pointers are fields of the record that the line became.
  ///
  /// @param columns which column fills which field
  public void blame(
      Sheet.Line line, Collection<FieldFault> found, Function<String, Column> columns) {
    found.forEach(fault -> blame(line, columns.apply(fault.pointer()), fault.detail()));
  }

  private FieldFault fault(Sheet.Line line, Column column, String words) {
    return FieldFault.of(
        "/lines/" + line.number() + "/" + column.code(),
        texts,
        "sheet.at",
        line.number(),
        column.japanese(),
        words);
  }

  /// Full-width digits and letters are habits, not mistakes.
  public static String narrow(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  public List<FieldFault> faults() {
    return faults;
  }

  public List<FieldFault> warnings() {
    return warnings;
  }
}
