package org.hikeshi.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A sheet as it was read: which columns it has, and its lines.
public record Sheet(List<Column> columns, List<Line> lines) {

  /// As many as are read at once.
  public static final int MOST_LINES = 20_000;

  private static final Pattern AT_LINE = Pattern.compile("line:? ?([0-9]+)");
  private static final Column NAMELESS = new Column("", "");
  private static final CSVFormat AS_WRITTEN =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get();

  /// One line of it.
  ///
  /// @param number as an editor counts, the heading's is 1
  /// @param cells what is written under each column, stripped; empty where nothing is
  public record Line(int number, Map<Column, String> cells) {

    public boolean has(Column column) {
      return cells.containsKey(column);
    }

    /// Null where the sheet lacks the column, or nothing is written in it.
    public @Nullable String text(Column column) {
      var text = cells.get(column);
      return text == null || text.isEmpty() ? null : text;
    }
  }

  /// @param charset as the request names it; null looks at the bytes: UTF-8 with or without a byte
  ///   order mark, or else Windows-31J, which Excel writes in Japan
  /// @param known the columns that mean something
  /// @param required those without which no line means anything
  /// @throws Unreadable naming what has to be mended before any line can be read
  public static Sheet read(
      byte[] bytes, @Nullable String charset, List<Column> known, List<Column> required)
      throws Unreadable {
    var text = SheetText.decoded(bytes, charset);
    try (var parser = CSVParser.parse(new StringReader(text), AS_WRITTEN)) {
      return lines(parser, known, required, text.endsWith("\n") || text.endsWith("\r"));
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable("sheet.quotes", lineOf(e));
    }
  }

  /// @param whole whether it ends with a line break: what does not may have been cut
  private static Sheet lines(
      CSVParser parser, List<Column> known, List<Column> required, boolean whole)
      throws Unreadable {
    var records = parser.iterator();
    if (!records.hasNext()) {
      throw new Unreadable("sheet.empty", "");
    }
    var columns = columns(records.next(), known, required);
    var named = columns.stream().filter(column -> !column.equals(NAMELESS)).toList();
    if (named.isEmpty()) {
      throw new Unreadable("sheet.empty", "");
    }
    int width = columns.lastIndexOf(named.getLast()) + 1;
    var lines = new ArrayList<Line>();
    int number = (int) parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      var record = records.next();
      int next = (int) parser.getCurrentLineNumber() + 1;
      if (!whole && isShort(record, width) && !records.hasNext()) {
        throw new Unreadable("sheet.cut", Integer.toString(number));
      }
      var cells = cells(record, columns, number);
      if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
        lines.add(new Line(number, cells));
      }
      if (lines.size() > MOST_LINES) {
        throw new Unreadable("sheet.too-long", Integer.toString(MOST_LINES));
      }
      number = next;
    }
    return new Sheet(named, lines);
  }

  private static boolean isShort(CSVRecord record, int width) {
    return record.size() < width && (record.size() > 1 || !record.get(0).isBlank());
  }

  private static List<Column> columns(CSVRecord heading, List<Column> known, List<Column> required)
      throws Unreadable {
    var columns = new ArrayList<Column>();
    for (var name : heading) {
      var column = name.isBlank() ? NAMELESS : headed(name, known);
      if (columns.contains(column) && !column.equals(NAMELESS)) {
        throw new Unreadable("sheet.doubled-column", name);
      }
      columns.add(column);
    }
    for (var column : required) {
      if (!columns.contains(column)) {
        throw new Unreadable(
            "sheet.missing-column", column.japanese() + " (" + column.code() + ")");
      }
    }
    return columns;
  }

  private static Column headed(String name, List<Column> known) throws Unreadable {
    return known.stream()
        .filter(candidate -> candidate.isHeaded(name))
        .findAny()
        .orElseThrow(() -> new Unreadable("sheet.unknown-column", name));
  }

  /// Cells beyond the heading are a slip of the comma, unless nothing is in them; so are those
  /// under a heading that nobody wrote.
  private static Map<Column, String> cells(CSVRecord record, List<Column> columns, int number)
      throws Unreadable {
    var cells = new LinkedHashMap<Column, String>();
    columns.forEach(column -> cells.put(column, ""));
    for (int i = 0; i < record.size(); i++) {
      var cell = record.get(i);
      if (i >= columns.size() && !cell.isEmpty()) {
        throw new Unreadable("sheet.too-many-cells", Integer.toString(number));
      }
      if (i < columns.size() && columns.get(i).equals(NAMELESS) && !cell.isEmpty()) {
        throw new Unreadable("sheet.nameless-column", Integer.toString(i + 1));
      }
      if (i < columns.size()) {
        cells.put(columns.get(i), cell);
      }
    }
    cells.remove(NAMELESS);
    return cells;
  }

  /// The parser says in its message where it stopped.
  private static String lineOf(Exception e) {
    var found = AT_LINE.matcher("" + e.getMessage());
    return found.find() ? found.group(1) : "?";
  }

  /// Nothing in it can be read as it stands.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String what;

    Unreadable(String key, String what) {
      super(key, null, false, false);
      this.what = what;
    }

    /// The words for it.
    public String key() {
      return getMessage();
    }

    /// The column, line or charset that it is about.
    public String what() {
      return what;
    }
  }
}
