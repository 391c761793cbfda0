package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-02-09T01:50, 2026-02-08T16:50:00Z",
    "2026-02-09T01:50:00, 2026-02-08T16:50:00Z",
    "2026/2/9 1:50, 2026-02-08T16:50:00Z",
    "2026年2月9日 1時50分, 2026-02-08T16:50:00Z",
    "２０２６年２月９日１時５０分, 2026-02-08T16:50:00Z",
    "令和8年2月9日 午前1時50分, 2026-02-08T16:50:00Z",
    "令和８年２月９日　午後１時, 2026-02-09T04:00:00Z",
    "令和8年2月9日 午前0時10分, 2026-02-08T15:10:00Z",
    "令和8年2月9日 午後0時10分, 2026-02-09T03:10:00Z",
    "2026-02-09 12:10, 2026-02-09T03:10:00Z",
    "R8.2.9 13:05, 2026-02-09T04:05:00Z",
    "令和元年5月1日, 2019-04-30T15:00:00Z",
    "平成31年4月30日, 2019-04-29T15:00:00Z",
    "2026-02-09, 2026-02-08T15:00:00Z",
  })
  void trap22_readsWhatPeopleWrite(String written, String time) {
    assertThat(JapaneseTime.read(written)).contains(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "昨日", "8年2月9日", "2026-13-01", "2026-02-30", "2026-02-09T25:00"})
  void saysWhenItCannot(String written) {
    assertThat(JapaneseTime.read(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"令和8年2月9日 午前12時10分", "令和8年2月9日 午後12時10分"})
  void twelveByAHalfOfTheDayMayBeNoonOrMidnightAndIsAsked(String written) {
    assertThat(JapaneseTime.read(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 100_000})
  void aLongGapIsNoTimeAndIsToldAtOnce(int spaces) {
    // a pattern that goes back over each gap would not end
    assertThat(JapaneseTime.read("2026-1-1" + " ".repeat(spaces) + "x")).isEmpty();
  }
}
