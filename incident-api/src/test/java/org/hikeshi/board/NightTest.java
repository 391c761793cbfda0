package org.hikeshi.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T08:40:00+09:00, 2026-11-29T17:30:00+09:00",
    "2026-11-30T00:10:00+09:00, 2026-11-29T17:30:00+09:00",
    "2026-11-30T17:29:59+09:00, 2026-11-29T17:30:00+09:00",
    "2026-11-30T17:30:00+09:00, 2026-11-30T08:30:00+09:00",
    "2026-11-30T23:50:00+09:00, 2026-11-30T08:30:00+09:00"
  })
  void theMorningIsToldOfTheNightAndTheEveningOfTheDay(String now, String from) {
    assertThat(Night.usual(Instant.parse(now))).isEqualTo(Instant.parse(from));
  }

  @Test
  void whatIsToComeAndWhatIsLongOverIsNotToldOf() {
    // given
    var now = Instant.parse("2026-11-30T00:00:00Z");
    // then
    assertThat(Night.tells(now, now)).isTrue();
    assertThat(Night.tells(now.plusSeconds(1), now)).isFalse();
    assertThat(Night.tells(Instant.parse("2026-10-30T00:00:00Z"), now)).isTrue();
    assertThat(Night.tells(Instant.parse("2026-10-29T23:59:59Z"), now)).isFalse();
  }
}
