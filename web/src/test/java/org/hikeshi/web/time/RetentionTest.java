package org.hikeshi.web.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class RetentionTest {

  @Test
  void eachRuleIsForItsDaysOfClosing() {
    // when
    var rules = Retention.of("2028-04-01=P1Y, 2020-01-01=P3Y").rules();
    // then
    assertThat(rules)
        .containsExactly(
            new Retention.Rule(
                LocalDate.parse("2020-01-01"), LocalDate.parse("2028-04-01"), Period.ofYears(3)),
            new Retention.Rule(
                LocalDate.parse("2028-04-01"), LocalDate.parse("9999-12-31"), Period.ofYears(1)));
  }

  @Test
  void aDayBeginsInJapan() {
    // given
    var rule = Retention.of("2028-04-01=P1Y").rules().getFirst();
    // when / then
    assertThat(rule.begin()).isEqualTo(Instant.parse("2028-03-31T15:00:00Z"));
    assertThat(rule.over(Instant.parse("2030-05-01T00:00:00Z")))
        .isEqualTo(Instant.parse("2029-05-01T00:00:00Z"));
  }
}
