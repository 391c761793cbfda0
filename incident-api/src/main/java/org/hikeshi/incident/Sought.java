package org.hikeshi.incident;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody looks for in the list of incidents, as it was typed: a number, whole or its last
/// digits, a hospital's name, or a telephone number.
///
/// @param typed without spaces around it; empty where nothing is looked for
public record Sought(String typed) {

  /// How far back a number is looked for whose year nobody typed.
  private static final int YEARS = 10;

  /// Fewer digits than these are a whole running number: too many others end in them.
  private static final int LAST_DIGITS = 3;

  /// Between digits, the long vowel ー and the minus sign − stand for a hyphen.
  private static final Pattern HYPHEN = Pattern.compile("(?<=[0-9])[\\p{Pd}−ー](?=[0-9])");

  private static final Pattern WHOLE = Pattern.compile("([0-9]{4})-([0-9]{1,9})");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  public static Sought of(@Nullable String typed) {
    return new Sought(typed == null ? "" : typed.replace("\0", "").strip());
  }

  public boolean nothing() {
    return typed.isEmpty();
  }

  /// The whole number of one incident, if that was typed: `２０２６ー１２３` is 2026-000123.
  public Optional<String> number() {
    var whole = WHOLE.matcher(narrow());
    return whole.matches()
        ? Optional.of(
            Incident.number(
                LocalDate.ofYearDay(Integer.parseInt(whole.group(1)), 1),
                Long.parseLong(whole.group(2))))
        : Optional.empty();
  }

  /// The number as incidents have it, if it is one.
  String exactly() {
    return number().orElseGet(this::narrow);
  }

  /// Every number that may be meant. They are so few that each is looked up by itself.
  ///
  /// @param last the running number that was given last, of all years
  Set<String> numbers(LocalDate today, long last) {
    var narrow = narrow();
    var meant = new LinkedHashSet<String>();
    meant.add(exactly());
    if (DIGITS.matcher(narrow).matches()) {
      long step = narrow.length() < LAST_DIGITS ? last + 1 : (long) Math.pow(10, narrow.length());
      for (long next = Long.parseLong(narrow); next <= last; next += step) {
        for (int back = 0; back < YEARS; back++) {
          meant.add(Incident.number(today.minusYears(back), next));
        }
      }
    }
    return meant;
  }

  private String narrow() {
    var narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return HYPHEN.matcher(narrow.replace(" ", "")).replaceAll("-");
  }
}
