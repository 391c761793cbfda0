package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How much is asked and how long it takes.
class AskingTest {

  private static final Instant NOW = Instant.parse("2026-02-08T17:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Asking asking = new Asking(meters, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void fromOpeningThePageToSendingIt() {
    // when
    asking.sent("first", form(openedBefore(Duration.ofSeconds(40))));
    asking.sent("first", form(openedBefore(Duration.ofSeconds(80))));
    // then
    assertThat(meters.get("hikeshi.report.questions").tag("page", "first").summary().totalAmount())
        .isEqualTo(4);
    var timer = meters.get("hikeshi.report.answering").tag("page", "first").timer();
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(120);
    assertThat(timer.takeSnapshot().histogramCounts()[0].count()).isEqualTo(1);
  }

  @Test
  void aPageThatWasLeftOpenOrHasNoTimeInItsKeyIsCountedAndNotTimed() {
    // when
    asking.sent("card", form(openedBefore(Duration.ofHours(12))));
    asking.sent("card", form(openedBefore(Duration.ofSeconds(-5))));
    asking.sent("card", form(UUID.nameUUIDFromBytes(new byte[1])));
    // then
    assertThat(meters.get("hikeshi.report.questions").tag("page", "card").summary().count())
        .isEqualTo(3);
    assertThat(meters.find("hikeshi.report.answering").timer()).isNull();
  }

  /// Two fields are filled in, one is left empty.
  private static ReportForm form(UUID key) {
    return ReportForm.of(
        Map.of(
            "key", List.of(key.toString()),
            "/careImpact", List.of("EMERGENCY_STOPPED", "OUTPATIENT_LIMITED"),
            "/contact/phone", List.of("+81 90-0000-0000"),
            "/summary", List.of(" ")));
  }

  private static UUID openedBefore(Duration ago) {
    return new UUID(NOW.minus(ago).toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0001L);
  }
}
