package org.hikeshi.past;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastWordsTest {

  @ParameterizedTest
  @CsvSource({
    "ランサムウェア, RANSOMWARE",
    "ｒａｎｓｏｍｗａｒｅ, RANSOMWARE",
    "ＤＤｏＳ, DDOS",
    "loss or theft, LOSS_OR_THEFT",
    "紛失・盗難, LOSS_OR_THEFT",
    "不明, UNKNOWN"
  })
  void aCategoryIsWrittenInManyWays(String written, Category category) {
    assertThat(PastWords.category(written)).contains(category);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeIsItsOwnWord(Category category) {
    assertThat(PastWords.category(category.name())).contains(category);
  }

  @ParameterizedTest
  @CsvSource({"ヒヤリ・ハット, NEAR_MISS", "ヒヤリハット, NEAR_MISS", "攻撃, ATTACK", "fault, FAULT"})
  void anOutcomeToo(String written, ResolvedAs kind) {
    assertThat(PastWords.kind(written)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"外来の停止, OUTPATIENT_STOPPED", "外来停止, OUTPATIENT_STOPPED", "影響なし, NONE"})
  void anImpactToo(String written, CareImpact impact) {
    assertThat(PastWords.care(written)).contains(impact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12000|12000", "12,000人|12000", "約1.2万名|12000", "0|0", "40万|400000"})
  void aNumberOfPersonsIsWrittenInManyWays(String written, int count) {
    assertThat(PastWords.count(written)).contains(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"多数", "1.5人", "-3", "99999999999999", "1万2千"})
  void whatIsNoNumberIsNotGuessedAt(String written) {
    assertThat(PastWords.count(written)).isEmpty();
  }
}
