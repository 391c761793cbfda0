package org.hikeshi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hikeshi.events.Persons;
import org.hikeshi.events.Persons.Qualifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachTest {

  @Test
  void eachRecordCountsThoseWhoWereToldSinceTheOneBefore() {
    assertThat(telling(20_000L, null).onto(10_000, 130_000)).isEqualTo(30_000);
    assertThat(telling(0L, null).onto(10_000, 130_000)).isEqualTo(10_000);
  }

  @Test
  void oneWithoutANumberOrWithASubstituteSpeaksOfAllWhoWereReportedByThen() {
    assertThat(telling(null, null).onto(0, 10_000)).isEqualTo(10_000);
    assertThat(telling(9_000L, "公表").onto(0, 10_000)).isEqualTo(10_000);
    assertThat(telling(null, null).onto(12_000, 10_000)).isEqualTo(12_000);
    assertThat(telling(null, null).onto(0, 0)).isZero();
  }

  @Test
  void whoIsBeyondTheReachIsLeft() {
    assertThat(new Reach(10_000L, persons(10_000L)).leavesSome()).isFalse();
    assertThat(new Reach(10_000L, persons(10_001L)).leavesSome()).isTrue();
    assertThat(new Reach(10_000L, Persons.NOT_KNOWN).leavesSome()).isFalse();
    assertThat(new Reach(null, persons(10_000L)).leavesSome()).isFalse();
  }

  private static Persons persons(long count) {
    return new Persons(Qualifier.AT_MOST, count);
  }

  private static PersonsTold.Telling telling(@Nullable Long count, @Nullable String substitute) {
    return new PersonsTold.Telling("郵送", Instant.EPOCH, count, substitute);
  }
}
