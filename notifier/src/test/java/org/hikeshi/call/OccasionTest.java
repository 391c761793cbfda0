package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OccasionTest {

  private static final UUID SOME = new UUID(0x7000, 0x8000_0000_0000_0000L);
  private static final Instant ASKED = Instant.parse("2026-02-08T16:50:00Z");

  @Test
  void sheIsRungAboutHerCheckInUntilTheDeskIsTold() {
    // given
    var patience = Duration.ofMinutes(40);
    // when
    var occasion = Occasion.of(due(ASKED.plus(patience)), ASKED.plusSeconds(60));
    // then
    assertThat(occasion.expiresAt()).isEqualTo(ASKED.plus(patience));
  }

  @Test
  void whereNobodySaysHowLongThatIsSheIsRungForAQuarterOfAnHour() {
    // when
    var occasion = Occasion.of(due(null), ASKED);
    // then
    assertThat(occasion.expiresAt()).isEqualTo(ASKED.plus(Duration.ofMinutes(15)));
  }

  private static CheckInDue due(@Nullable Instant until) {
    var standing = new Standing(SOME, State.STAFFED, List.of(), null);
    return new CheckInDue(SOME, 11, ASKED, 1, standing, "LEAD", SOME, until);
  }
}
