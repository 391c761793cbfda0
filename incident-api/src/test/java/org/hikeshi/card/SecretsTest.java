package org.hikeshi.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets();

  @Test
  void aCodeIsReadAloudAndTypedAgainInAnyWay() {
    // given
    var code = secrets.code();
    // then
    assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(Secrets.plain(code.toLowerCase().replace("-", " ").replace('0', 'o')))
        .isEqualTo(Secrets.plain(code));
    assertThat(Secrets.plain("ＡＢＣＤ−１２")).isEqualTo("ABCD12");
  }

  @Test
  void noneComesTwice() {
    assertThat(IntStream.range(0, 1000).mapToObj(_ -> secrets.link()).collect(Collectors.toSet()))
        .hasSize(1000)
        .allSatisfy(link -> assertThat(link).hasSize(32));
  }
}
