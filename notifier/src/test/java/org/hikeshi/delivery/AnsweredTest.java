package org.hikeshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hikeshi.channel.Outcome;
import org.junit.jupiter.api.Test;

class AnsweredTest {

  private static final Instant SENT = Instant.parse("2026-02-13T14:59:52.4Z");
  private static final Instant NOW = Instant.parse("2026-02-13T15:00:05Z");

  @Test
  void anAuthorityHasItFromWhenItSays() {
    assertThat(answered("2026-02-13T14:59:55Z").receivedAt()).isEqualTo("2026-02-13T14:59:55Z");
    assertThat(answered("2026-02-13T14:59:00Z").receivedAt()).isEqualTo("2026-02-13T14:59:00Z");
    assertThat(answered("2026-02-13T15:00:30Z")).isEqualTo(new Answered("HTTP 200", NOW));
  }

  @Test
  void whatCannotBeIsNotTakenAndSaysSo() {
    assertThat(answered("2026-02-13T14:58:59Z"))
        .isEqualTo(new Answered("HTTP 200, its receivedAt is before it was sent", null));
    assertThat(answered("2026-02-13T15:01:06Z"))
        .isEqualTo(new Answered("HTTP 200, its receivedAt is ahead of now", null));
  }

  private static Answered answered(String receivedAt) {
    return Answered.of(
        new Outcome.Arrived("HTTP 200", "R-1", Instant.parse(receivedAt)), SENT, NOW);
  }
}
