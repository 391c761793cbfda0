package org.hikeshi.events.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.concurrent.atomic.AtomicLong;
import org.hikeshi.events.outbox.EventsAlone;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EventsAlone.class)
@WithTestResource(PostgresAndKafka.class)
class PatienceTest {

  @Test
  void whoDoesNotSayHowLongWaitsForHalfAMinute() {
    // given
    var left = new AtomicLong();
    // when
    await()
        .conditionEvaluationListener(look -> left.set(look.getRemainingTimeInMS()))
        .until(() -> true);
    // then
    assertThat(left.get()).isBetween(20_000L, 30_000L);
  }
}
