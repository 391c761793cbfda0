package org.hikeshi.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// What the sender called a file: kept as words, never as a path, and never trusted.
record FileName(String value) {

  private static final int MOST = 200;

  /// Windows leaves it out as it saves a file.
  private static final Pattern BEHIND = Pattern.compile("[\\s.]+$");

  static FileName of(String said) {
    var last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
    var name = new StringBuilder();
    Normalizer.normalize(last, Normalizer.Form.NFC)
        .codePoints()
        .filter(FileName::isShown)
        .limit(MOST)
        .forEach(name::appendCodePoint);
    var shown = BEHIND.matcher(name).replaceFirst("").strip();
    return new FileName(shown.isEmpty() ? "file" : shown);
  }

  /// No control characters, and none that turn the direction of writing, by which `exe` can look
  /// like `gpj`.
  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// What stands behind the last dot; nothing where there is none.
  String ending() {
    int dot = value.lastIndexOf('.');
    return dot < 0 ? "" : value.substring(dot + 1);
  }

  FileName with(String ending) {
    return new FileName(value + "." + ending);
  }

  /// As RFC 6266 writes it: ASCII for old readers, and all of it by RFC 8187.
  String disposition() {
    var ascii = value.replaceAll("[^A-Za-z0-9._ -]", "_");
    var whole =
        URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, whole);
  }
}
