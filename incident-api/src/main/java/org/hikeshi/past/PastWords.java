package org.hikeshi.past;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.sheet.Reading;
import org.hikeshi.web.Texts;

/// What an office writes in a cell, and the code that it stands for: our own words in both
/// languages, the code, and what else is usual.
final class PastWords {

  private static final Pattern COUNT =
      Pattern.compile("約?\\s*+([0-9][0-9,]*(?:\\.[0-9]+)?)\\s*+(万)?\\s*+[人名件]?");
  private static final BigDecimal MAN = BigDecimal.valueOf(10_000);

  private static final Map<String, Category> CATEGORIES =
      words(
          "category",
          Category.values(),
          Map.of(
              "ランサム", Category.RANSOMWARE,
              "マルウェア", Category.MALWARE,
              "ウイルス感染", Category.MALWARE,
              "DDoS", Category.DDOS,
              "紛失", Category.LOSS_OR_THEFT,
              "盗難", Category.LOSS_OR_THEFT,
              "障害", Category.SYSTEM_FAULT,
              "不明", Category.UNKNOWN));

  private static final Map<String, ResolvedAs> KINDS =
      words(
          "kind",
          ResolvedAs.values(),
          Map.of(
              "サイバー攻撃", ResolvedAs.ATTACK,
              "ヒヤリハット", ResolvedAs.NEAR_MISS,
              "ニアミス", ResolvedAs.NEAR_MISS,
              "未遂", ResolvedAs.NEAR_MISS,
              "システム障害", ResolvedAs.FAULT,
              "故障", ResolvedAs.FAULT));

  private static final Map<String, CareImpact> CARE =
      words(
          "care",
          CareImpact.values(),
          Map.of(
              "救急停止", CareImpact.EMERGENCY_STOPPED,
              "透析停止", CareImpact.DIALYSIS_STOPPED,
              "手術停止", CareImpact.SURGERY_STOPPED,
              "入院停止", CareImpact.ADMISSIONS_STOPPED,
              "入院の停止", CareImpact.ADMISSIONS_STOPPED,
              "外来停止", CareImpact.OUTPATIENT_STOPPED,
              "なし", CareImpact.NONE,
              "不明", CareImpact.UNKNOWN));

  static Optional<Category> category(String text) {
    return Optional.ofNullable(CATEGORIES.get(plain(text)));
  }

  static Optional<ResolvedAs> kind(String text) {
    return Optional.ofNullable(KINDS.get(plain(text)));
  }

  static Optional<CareImpact> care(String text) {
    return Optional.ofNullable(CARE.get(plain(text)));
  }

  /// `１２，０００人`, `約1.2万名`.
  static Optional<Integer> count(String text) {
    var written = COUNT.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      var number = new BigDecimal(written.group(1).replace(",", ""));
      return Optional.of(
          (written.group(2) == null ? number : number.multiply(MAN)).intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Map<String, E> words(
      String kind, E[] codes, Map<String, E> usual) {
    var words = new HashMap<String, E>();
    usual.forEach((word, code) -> words.put(plain(word), code));
    Arrays.stream(codes)
        .forEach(
            code -> {
              words.put(plain(code.name()), code);
              Texts.LANGUAGES.forEach(
                  language -> words.put(plain(Texts.in(language).word(kind, code)), code));
            });
    return Map.copyOf(words);
  }

  private static String plain(String word) {
    return Reading.narrow(word).toUpperCase(Locale.ROOT).replaceAll("[\\s_・]", "");
  }

  private PastWords() {}
}
