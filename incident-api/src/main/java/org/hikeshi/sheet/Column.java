package org.hikeshi.sheet;

import java.text.Normalizer;
import java.util.Locale;

/// A column of a sheet, by the names that its heading may have.
///
/// @param code the field's name in the API, and in English sheets
/// @param japanese the heading of Japanese ones
public record Column(String code, String japanese) {

  /// Whatever its width, its case and its spaces.
  boolean isHeaded(String heading) {
    return plain(code).equals(plain(heading)) || plain(japanese).equals(plain(heading));
  }

  private static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_\\-]", "");
  }
}
