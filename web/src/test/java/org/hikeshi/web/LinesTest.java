package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.web.Lines.Next.LAST;
import static org.hikeshi.web.Lines.Next.LEFT_OUT;
import static org.hikeshi.web.Lines.Next.SAID;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final Instant NOON = Instant.parse("2026-11-28T03:00:00Z");

  @Test
  void soManyAMinuteThenOneThatSaysSo() {
    // given
    var lines = new Lines(2);
    // then
    assertThat(lines.next(NOON)).isEqualTo(SAID);
    assertThat(lines.next(NOON.plusSeconds(10))).isEqualTo(SAID);
    assertThat(lines.next(NOON.plusSeconds(20))).isEqualTo(LAST);
    assertThat(lines.next(NOON.plusSeconds(59))).isEqualTo(LEFT_OUT);
    assertThat(lines.next(NOON.plusSeconds(60))).isEqualTo(SAID);
  }
}
