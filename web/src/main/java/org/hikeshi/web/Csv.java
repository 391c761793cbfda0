package org.hikeshi.web;

import java.util.List;
import java.util.stream.Collectors;

/// Tables as CSV (RFC 4180) that a spreadsheet opens without running any of it: what it would take
/// for a formula has an apostrophe before it (CWE-1236).
public final class Csv {

  private Csv() {}

  public static String of(List<List<String>> lines) {
    return lines.stream()
        .map(cells -> cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  public static String cell(String text) {
    var safe = looksLikeAFormula(text) ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /// By its first sign.
  public static boolean looksLikeAFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
  }
}
