package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hikeshi.web.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By these names notices are addressed on paper.
class AuthoritiesTest {

  @ParameterizedTest
  @CsvSource({
    "ppc, 個人情報保護委員会",
    "police-01, 北海道警察",
    "police-13, 警視庁",
    "police-14, 神奈川県警察",
    "prefecture-27, 大阪府",
    "city-142018, 横須賀市",
    "city-131016, 千代田区",
    "city-999999, 保健所設置市（市区町村コード 999999）"
  })
  void eachIsCalledByItsOwnName(String id, String name) {
    assertThat(Authorities.name(id, Texts.in(Locale.JAPANESE))).isEqualTo(name);
  }
}
