package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.web.testing.LogLines;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-28T03:00:00Z"), ZoneOffset.UTC);

  /// ASVS 16.3.3: and one kind does not drown another.
  @Test
  void whoIsRefusedWithoutEndFillsNoLog() {
    // given
    var refusals = new Refusals(new SimpleMeterRegistry(), new CurrentVertxRequest(), NOON, 30);
    var caller = new UUID(0, 1);
    try (var log = LogLines.of(Refusals.class.getName())) {
      // when
      IntStream.range(0, 1_000).forEach(_ -> refusals.tell(Refusal.TOKEN, "caller=" + caller));
      refusals.tell(Refusal.ROLE, "caller=" + caller);
      // then
      assertThat(log.told())
          .hasSize(30 + 2)
          .contains("refused: more of kind token in this minute are only counted")
          .last()
          .isEqualTo("refused: caller=" + caller);
    }
  }
}
