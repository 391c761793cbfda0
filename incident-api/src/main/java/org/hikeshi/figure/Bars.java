package org.hikeshi.figure;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A figure drawn: a row of bars for each line, all to one scale, with the number above each bar.
/// Lengths are in units of the drawing.
@TemplateData
public record Bars(int width, int height, List<Row> rows, List<Column> columns) {

  private static final int LABEL = 170;
  private static final int ACROSS = 760;
  private static final int ROW = 46;
  private static final int TALLEST = 26;
  private static final int HEAD = 22;
  private static final int HIDDEN = 10;

  /// @param base where its bars stand
  @TemplateData
  public record Row(String label, int base, List<Bar> bars) {}

  /// @param count null where it is suppressed; its bar's height says nothing then
  @TemplateData
  public record Bar(
      int x, int y, int width, int height, int middle, int above, @Nullable Long count) {}

  @TemplateData
  public record Column(String label, int middle) {}

  public static Bars of(Figure figure) {
    int step = (ACROSS - LABEL) / figure.columns().size();
    var rows = new ArrayList<Row>();
    for (var line : figure.lines()) {
      int base = HEAD + ROW * (rows.size() + 1) - 4;
      rows.add(new Row(line.label(), base, bars(line, figure.most(), base, step)));
    }
    var columns = new ArrayList<Column>();
    for (var column : figure.columns()) {
      columns.add(new Column(brief(column), LABEL + step * columns.size() + step / 2));
    }
    return new Bars(ACROSS, HEAD + ROW * rows.size() + 4, rows, columns);
  }

  /// `2026-04` is `4` where there is little room; the table has the year. `1440-` stays.
  private static String brief(String column) {
    return column.replaceFirst("^\\d{4}-0?(?=\\d)", "");
  }

  private static List<Bar> bars(Figure.Line line, long most, int base, int step) {
    var bars = new ArrayList<Bar>();
    for (var count : line.counts()) {
      int height = count == null ? HIDDEN : height(count, most);
      int x = LABEL + step * bars.size();
      bars.add(
          new Bar(x + 4, base - height, step - 8, height, x + step / 2, base - height - 3, count));
    }
    return bars;
  }

  /// What is not nothing is to be seen.
  private static int height(long count, long most) {
    return count == 0 ? 0 : (int) Math.max(2, TALLEST * count / most);
  }
}
