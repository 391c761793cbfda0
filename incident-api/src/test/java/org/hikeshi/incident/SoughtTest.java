package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @CsvSource({
    "2026-000123, 2026-000123",
    "' ２０２６－０００１２３ ', 2026-000123",
    "２０２６ー１２３, 2026-000123",
    "2026−123, 2026-000123",
    "2026 - 000123, 2026-000123",
    "2026-1000123, 2026-1000123"
  })
  void aWholeNumberIsKnownHoweverItIsTyped(String typed, String number) {
    assertThat(Sought.of(typed).number()).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "聖ルカ病院", "045-000-0000", "第2-1病院", "2026-"})
  void whatIsNoWholeNumberIsNotTakenForOne(String typed) {
    assertThat(Sought.of(typed).number()).isEmpty();
  }

  @Test
  void lastDigitsAreEveryNumberThatEndsInThem() {
    // when
    var meant = numbers("０１２３", 20_200);
    // then
    assertThat(meant).contains("2026-000123", "2026-010123", "2026-020123", "2017-000123");
    assertThat(meant).doesNotContain("2026-030123", "2026-001123", "2016-000123");
  }

  @Test
  void oneDigitOrTwoAreTheWholeRunningNumber() {
    assertThat(numbers("7", 500)).contains("2026-000007").doesNotContain("2026-000017");
    assertThat(numbers("07", 500)).contains("2026-000007").doesNotContain("2026-000107");
  }

  @Test
  void whatEndsInDigitsThatNoNumberHasYetIsNothing() {
    assertThat(numbers("123", 0)).containsExactly("123");
    assertThat(numbers("090111122223333", 500)).containsExactly("090111122223333");
  }

  @Test
  void howManyNumbersAreLookedUpHasABound() {
    assertThat(numbers("123", 100_000)).hasSizeLessThan(1_100);
  }

  private static Set<String> numbers(String typed, long last) {
    return Sought.of(typed).numbers(TODAY, last);
  }
}
