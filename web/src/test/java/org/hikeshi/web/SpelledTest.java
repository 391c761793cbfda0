package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpelledTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  @Test
  void aDayHasItsWeekday() {
    var day = LocalDate.parse("2026-02-13");
    assertThat(Spelled.spelled(day, JAPANESE)).isEqualTo("2026年2月13日（金）");
    assertThat(Spelled.spelled(day, ENGLISH)).isEqualTo("Fri 13 Feb 2026");
  }

  @Test
  void aTimeIsJapans() {
    var late = Instant.parse("2026-02-08T16:50:00Z");
    assertThat(Spelled.spelled(late, JAPANESE)).isEqualTo("2026年2月9日（月）01:50");
    assertThat(Spelled.spelled(late, ENGLISH)).isEqualTo("Mon 9 Feb 2026 01:50");
  }

  @Test
  void formsWantTheEra() {
    assertThat(Spelled.inEra(LocalDate.parse("2026-02-13"))).isEqualTo("令和8年2月13日");
  }
}
