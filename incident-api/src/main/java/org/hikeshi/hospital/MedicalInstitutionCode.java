package org.hikeshi.hospital;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// 医療機関コード: ten digits (prefecture 2, fee table 1, district 2, institution 4, check digit 1), or
/// the last seven of them. Codes change on re-designation and a synthetic one may be about, so a
/// wrong check digit warns and never refuses.
record MedicalInstitutionCode(String digits) {

  private static final Pattern SHAPE = Pattern.compile("[0-9]{7}|[0-9]{10}");

  /// 点数表番号 1, 医科: what the three digits that a short code leaves out end with.
  private static final String MEDICAL = "1";

  static Optional<MedicalInstitutionCode> read(String text) {
    var digits = digits(text);
    return SHAPE.matcher(digits).matches()
        ? Optional.of(new MedicalInstitutionCode(digits))
        : Optional.empty();
  }

  /// Full-width digits, spaces and hyphens are habits, not mistakes.
  static String digits(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}−ー・.,]", "");
  }

  /// Luhn over all ten digits; a short code is completed by its prefecture.
  boolean checkDigitFits(String prefecture) {
    var whole = digits.length() == 10 ? digits : prefecture + MEDICAL + digits;
    int sum = 0;
    for (int i = 0; i < whole.length(); i++) {
      int digit = whole.charAt(i) - '0';
      boolean doubled = (whole.length() - i) % 2 == 0;
      sum += doubled ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return sum % 10 == 0;
  }
}
