package org.hikeshi.report;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How text and times look once people's habits are taken out of them.
final class Habits {

  static final int SHORT = 200;
  static final int LONG = 10_000;

  static final String NOT_BLANK = "(?sU).*\\S.*";

  /// Events carry no free text, so what a report names by code must look like one.
  static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

  /// The ids of the contract; NN is JIS X 0401, `persons` is a duty and no addressee.
  static final String AUTHORITY =
      "ppc|mhlw|mext|nco|(prefecture|police)-(0[1-9]|[1-3][0-9]|4[0-7])|city-[0-9]{6}";

  /// Between digits, the long vowel ー and the minus sign − stand for a hyphen.
  private static final Pattern HYPHEN = Pattern.compile("[\\p{Pd}−ー]");

  /// `＋８１　９０` and `+81 90` are the same number (NFKC).
  static @Nullable String narrow(@Nullable String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  static @Nullable String phone(@Nullable String text) {
    var narrow = narrow(text);
    return narrow == null ? null : HYPHEN.matcher(narrow).replaceAll("-");
  }

  /// PostgreSQL keeps microseconds, so nothing finer is ever said.
  static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }

  private Habits() {}
}
