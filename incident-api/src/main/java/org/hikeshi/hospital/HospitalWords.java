package org.hikeshi.hospital;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Founder;
import org.hikeshi.web.Texts;

/// What an office writes in a cell, and the code that it stands for.
public final class HospitalWords {

  static final Map<String, Founder> FOUNDERS =
      Stream.concat(
              Stream.of(Founder.values()).map(founder -> Map.entry(founder.name(), founder)),
              Map.ofEntries(
                  Map.entry("民間", Founder.PRIVATE),
                  Map.entry("医療法人", Founder.PRIVATE),
                  Map.entry("公益法人", Founder.PRIVATE),
                  Map.entry("個人", Founder.PRIVATE),
                  Map.entry("市町村", Founder.MUNICIPAL),
                  Map.entry("市町村立", Founder.MUNICIPAL),
                  Map.entry("都道府県", Founder.PREFECTURAL),
                  Map.entry("都道府県立", Founder.PREFECTURAL),
                  Map.entry("独立行政法人", Founder.INDEPENDENT_ADMINISTRATIVE),
                  Map.entry("地方独立行政法人", Founder.INDEPENDENT_ADMINISTRATIVE),
                  Map.entry("国立大学法人", Founder.NATIONAL_UNIVERSITY),
                  Map.entry("学校法人", Founder.SCHOOL_CORPORATION),
                  Map.entry("国", Founder.STATE),
                  Map.entry("その他", Founder.OTHER))
                  .entrySet()
                  .stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  static final Map<String, Answer> ANSWERS =
      Map.ofEntries(
          Map.entry("YES", Answer.YES),
          Map.entry("NO", Answer.NO),
          Map.entry("UNKNOWN", Answer.UNKNOWN),
          Map.entry("はい", Answer.YES),
          Map.entry("有", Answer.YES),
          Map.entry("あり", Answer.YES),
          Map.entry("○", Answer.YES),
          Map.entry("いいえ", Answer.NO),
          Map.entry("無", Answer.NO),
          Map.entry("なし", Answer.NO),
          Map.entry("×", Answer.NO),
          Map.entry("不明", Answer.UNKNOWN));

  static final Map<String, String> FUNCTIONS =
      Map.of(
          "救急告示", "EMERGENCY",
          "救命救急", "EMERGENCY",
          "災害拠点", "DISASTER_BASE",
          "特定機能", "ADVANCED",
          "地域医療支援", "REGIONAL_SUPPORT",
          "へき地医療拠点", "REMOTE_AREA",
          "周産期", "PERINATAL",
          "がん拠点", "CANCER");

  /// `14`, `神奈川県` and `神奈川` are the same.
  public static Map<String, String> prefectures() {
    var words = Texts.in(Locale.JAPANESE);
    Function<String, Stream<String>> spellings =
        code -> {
          var name = words.word("prefecture", code);
          return Stream.of(code, name, name.equals("北海道") ? name : name.replaceAll("[都府県]$", ""));
        };
    return IntStream.rangeClosed(1, 47)
        .mapToObj("%02d"::formatted)
        .flatMap(code -> spellings.apply(code).distinct().map(word -> Map.entry(word, code)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private HospitalWords() {}
}
