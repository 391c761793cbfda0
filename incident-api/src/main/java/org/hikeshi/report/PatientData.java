package org.hikeshi.report;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Signs that a text holds data of patients, which nobody asked for. A sign is a reason to warn and
/// never one to refuse: at two in the morning the report matters more.
public enum PatientData {
  /// 患者ID 00123456
  PATIENT_ID(
      has(
          "(患者\\s*(ID|番号|No\\.?)|診察券\\s*(番号|No\\.?)|カルテ\\s*(番号|No\\.?))\\s*+[:=]?\\s*+[A-Z]{0,3}[0-9-]{4,}")),

  /// A name beside a date of birth.
  NAME_AND_BIRTH(
      has("(氏\\s*名|患者名|名前)[\\s\\S]{0,200}(生年月日|誕生日)|(生年月日|誕生日)[\\s\\S]{0,200}(氏\\s*名|患者名)")),

  /// 保険者番号, 被保険者証の記号・番号
  INSURANCE(has("(保険者\\s*番号|被保険者証?|保険証)[^0-9\\n]{0,20}[0-9]{5,8}")),

  /// Twelve digits with the check digit of an individual number (個人番号).
  MY_NUMBER(PatientData::hasMyNumber),

  /// Five telephone numbers or more: a list, not a contact.
  MANY_PHONES(text -> count("(?<![0-9-])0[0-9]{1,4}-?[0-9]{1,4}-?[0-9]{3,4}(?![0-9-])", text) >= 5),

  /// Five lines or more that begin with a name.
  LIST_OF_NAMES(
      text ->
          count(
                  "(?m)^(?:[0-9]+[,\\t .])?\\p{IsHan}{1,4}[ \\t][\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,4}?(?:様|さん|殿)?(?=[,\\t ]|$)",
                  text)
              >= 5);

  private static final Pattern TWELVE =
      Pattern.compile("(?<![0-9-])([0-9]{4})[- ]?([0-9]{4})[- ]?([0-9]{4})(?![0-9-])");

  private final Predicate<String> sign;

  PatientData(Predicate<String> sign) {
    this.sign = sign;
  }

  /// Full-width letters and digits count as what they look like.
  public static Set<PatientData> in(String text) {
    var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var found = EnumSet.noneOf(PatientData.class);
    for (var one : values()) {
      if (one.sign.test(narrow)) {
        found.add(one);
      }
    }
    return found;
  }

  private static Predicate<String> has(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).asPredicate();
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(hit -> hit.group())
        .distinct()
        .count();
  }

  private static boolean hasMyNumber(String text) {
    return TWELVE
        .matcher(text)
        .results()
        .anyMatch(hit -> hasCheckDigit(hit.group(1) + hit.group(2) + hit.group(3)));
  }

  /// 行政手続における特定の個人を識別するための番号の利用等に関する法律に規定する個人番号…に関する省令, article 5: weights 2 to 7, then 2 to 6,
  /// from the right.
  static boolean hasCheckDigit(String twelve) {
    int sum = 0;
    for (int n = 1; n <= 11; n++) {
      int digit = twelve.charAt(11 - n) - '0';
      sum += digit * (n <= 6 ? n + 1 : n - 5);
    }
    int rest = sum % 11;
    return twelve.charAt(11) - '0' == (rest <= 1 ? 0 : 11 - rest);
  }
}
