package org.hikeshi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hikeshi.roster.Gaps.Gap;
import org.hikeshi.roster.Gaps.Somebody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final Instant FROM = Instant.parse("2025-12-31T15:00:00Z");
  private static final Instant TO = Instant.parse("2026-01-04T15:00:00Z");
  private static final Gaps WANTED = new Gaps(List.of("MEDICAL_DEVICE"), 2, FROM, TO);

  @Test
  void nobodyWithMedicalDeviceKnowledgeOnTheSecondOfJanuaryAtTwo() {
    // given
    var until = somebody(3, null, "2025-12-31T00:00:00Z", "2026-01-01T15:00:00Z");
    var from = somebody(2, null, "2026-01-02T00:00:00Z", "2026-01-09T00:00:00Z");
    // when
    var gaps = WANTED.among(List.of(until, from));
    // then
    assertThat(gaps)
        .contains(gap(null, "2026-01-01T15:00:00Z", "2026-01-02T00:00:00Z"))
        .filteredOn(gap -> gap.region() == null)
        .hasSize(1);
    assertThat(gaps.getFirst().from()).isBefore(Instant.parse("2026-01-01T17:00:00Z"));
    assertThat(gaps.getFirst().to()).isAfter(Instant.parse("2026-01-01T17:00:00Z"));
  }

  @Test
  void aLevelTooLowCountsForNothing() {
    assertThat(
            WANTED.among(
                List.of(somebody(1, null, "2025-12-01T00:00:00Z", "2026-02-01T00:00:00Z"))))
        .containsExactly(new Gap("MEDICAL_DEVICE", null, FROM, TO));
  }

  @Test
  void aSkillEndsWithItsLastDayInJapan() {
    // given
    var expiring =
        somebody(3, LocalDate.of(2026, 1, 2), "2025-12-01T00:00:00Z", "2026-02-01T00:00:00Z");
    // when / then
    assertThat(WANTED.among(List.of(expiring)))
        .contains(gap(null, "2026-01-02T15:00:00Z", TO.toString()));
  }

  @Test
  void aRegionThatHasSomebodyIsLookedAtByItself() {
    // given
    var east = somebody(3, null, "2025-12-01T00:00:00Z", "2026-02-01T00:00:00Z");
    var west =
        new Somebody(List.of(new HeldSkill("MEDICAL_DEVICE", 2, null)), "SHIKOKU", Stretches.NEVER);
    // when / then
    assertThat(WANTED.among(List.of(east, west)))
        .containsExactly(new Gap("MEDICAL_DEVICE", "SHIKOKU", FROM, TO));
  }

  private static Gap gap(@Nullable String region, String from, String to) {
    return new Gap("MEDICAL_DEVICE", region, Instant.parse(from), Instant.parse(to));
  }

  private static Somebody somebody(int level, @Nullable LocalDate expires, String from, String to) {
    return new Somebody(
        List.of(new HeldSkill("MEDICAL_DEVICE", level, expires)),
        "KANTO_SHINETSU",
        new Stretches(List.of(new Stretch(Instant.parse(from), Instant.parse(to)))));
  }
}
