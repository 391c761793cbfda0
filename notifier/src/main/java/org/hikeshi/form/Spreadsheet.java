package org.hikeshi.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hikeshi.form.CellMap.Place;
import org.hikeshi.web.Csv;

/// An Excel workbook. Whatever comes from a report is stored as text, and what a spreadsheet would
/// take for a formula when somebody touches its cell is marked as text beside (a "quote prefix").
///
/// Apache POI is loaded by the first workbook and not before.
public final class Spreadsheet {

  /// What a cell holds at most.
  private static final int MOST = 32_767;

  private static final int WIDTH = 256;

  private Spreadsheet() {}

  /// A cell's place and its text.
  record Filled(Place place, String text) {}

  /// @throws IllegalArgumentException where the workbook lacks a sheet that a place names
  static byte[] fill(byte[] workbook, List<Filled> cells) {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      for (var filled : cells) {
        var place = filled.place();
        var sheet = book.getSheet(place.sheet());
        if (sheet == null) {
          throw new IllegalArgumentException("the workbook has no sheet " + place.sheet());
        }
        write(sheet, place.row(), place.column(), filled.text());
      }
      return bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A workbook with nothing but the names of the fields beside their cells, and what it is.
  static byte[] blank(List<String> heading, List<Place> places) {
    try (var book = new XSSFWorkbook()) {
      for (var place : places) {
        var sheet = book.getSheet(place.sheet());
        if (sheet == null) {
          sheet = book.createSheet(place.sheet());
          head(sheet, heading);
        }
        write(sheet, place.row(), 1, place.label());
      }
      return bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows of text below one row of names, as many as a sheet holds. Few styles, for a workbook has
  /// room for 64,000.
  public static byte[] list(String name, List<String> names, List<List<String>> rows) {
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet(name);
      var text = book.createCellStyle();
      var quoted = book.createCellStyle();
      quoted.setQuotePrefixed(true);
      for (int i = 0; i <= rows.size(); i++) {
        var row = i == 0 ? names : rows.get(i - 1);
        for (int j = 0; j < row.size(); j++) {
          var cell = cell(sheet, i, j);
          cell.setCellStyle(Csv.looksLikeAFormula(row.get(j)) ? quoted : text);
          cell.setCellValue(row.get(j));
        }
      }
      sheet.createFreezePane(0, 1);
      return bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A sheet of rows below a heading.
  static byte[] table(String name, List<String> heading, List<List<String>> rows) {
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet(name);
      head(sheet, heading);
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < rows.get(i).size(); j++) {
          write(sheet, heading.size() + 1 + i, j, rows.get(i).get(j));
        }
      }
      return bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void head(Sheet sheet, List<String> heading) {
    sheet.setColumnWidth(0, 6 * WIDTH);
    sheet.setColumnWidth(1, 34 * WIDTH);
    sheet.setColumnWidth(2, 80 * WIDTH);
    for (int i = 0; i < heading.size(); i++) {
      cell(sheet, i, 0).setCellValue(heading.get(i));
    }
  }

  private static void write(Sheet sheet, int row, int column, String text) {
    var cell = cell(sheet, row, column);
    var style = sheet.getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setQuotePrefixed(Csv.looksLikeAFormula(text));
    cell.setCellStyle(style);
    if (cell.getCellType() == CellType.FORMULA) {
      cell.removeFormula();
    }
    cell.setCellValue(text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…");
  }

  private static Cell cell(Sheet sheet, int row, int column) {
    var at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    return at.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static byte[] bytes(XSSFWorkbook book) throws IOException {
    var bytes = new ByteArrayOutputStream();
    book.write(bytes);
    return bytes.toByteArray();
  }
}
