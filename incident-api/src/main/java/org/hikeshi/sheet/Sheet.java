package org.hikeshi.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
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
  private static final Charset EXCEL_IN_JAPAN = Charset.forName("windows-31j");
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
    var text = decoded(bytes, charset);
    try (var parser = CSVParser.parse(new StringReader(text), AS_WRITTEN)) {
      return lines(parser, known, required);
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable("sheet.quotes", lineOf(e));
    }
  }

  private static Sheet lines(CSVParser parser, List<Column> known, List<Column> required)
      throws Unreadable {
    var records = parser.iterator();
    if (!records.hasNext()) {
      throw new Unreadable("sheet.empty", "");
    }
    var columns = columns(records.next(), known, required);
    var lines = new ArrayList<Line>();
    int number = (int) parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      var record = records.next();
      var cells = cells(record, columns, number);
      if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
        lines.add(new Line(number, cells));
      }
      if (lines.size() > MOST_LINES) {
        throw new Unreadable("sheet.too-long", Integer.toString(MOST_LINES));
      }
      number = (int) parser.getCurrentLineNumber() + 1;
    }
    return new Sheet(columns, lines);
  }

  private static List<Column> columns(CSVRecord heading, List<Column> known, List<Column> required)
      throws Unreadable {
    var columns = new ArrayList<Column>();
    for (var name : heading) {
      var column =
          known.stream()
              .filter(candidate -> candidate.isHeaded(name))
              .findAny()
              .orElseThrow(() -> new Unreadable("sheet.unknown-column", name));
      if (columns.contains(column)) {
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

  /// Cells beyond the heading are a slip of the comma, unless nothing is in them.
  private static Map<Column, String> cells(CSVRecord record, List<Column> columns, int number)
      throws Unreadable {
    var cells = new LinkedHashMap<Column, String>();
    for (int i = 0; i < record.size(); i++) {
      if (i < columns.size()) {
        cells.put(columns.get(i), record.get(i));
      } else if (!record.get(i).isEmpty()) {
        throw new Unreadable("sheet.too-many-cells", Integer.toString(number));
      }
    }
    columns.forEach(column -> cells.putIfAbsent(column, ""));
    return cells;
  }

  private static String decoded(byte[] bytes, @Nullable String charset) throws Unreadable {
    try {
      if (charset != null) {
        return withoutMark(strictly(bytes, named(charset)));
      }
      try {
        return withoutMark(strictly(bytes, StandardCharsets.UTF_8));
      } catch (CharacterCodingException e) {
        return strictly(bytes, EXCEL_IN_JAPAN);
      }
    } catch (CharacterCodingException e) {
      throw new Unreadable("sheet.characters", charset == null ? "UTF-8, Shift_JIS" : charset);
    }
  }

  /// What offices call Shift_JIS is Windows-31J: it has ① and 髙 too.
  private static Charset named(String charset) throws Unreadable {
    try {
      var found = Charset.forName(charset);
      return found.name().equals("Shift_JIS") ? EXCEL_IN_JAPAN : found;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Unreadable("sheet.charset", charset);
    }
  }

  private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
