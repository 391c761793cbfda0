package org.hikeshi.events.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/// How long every `await()` waits that does not say: for Kafka, couriers and timers on a machine
/// that does much else. No test says by it how fast anything is.
public final class Patience implements QuarkusTestBeforeClassCallback {

  @Override
  public void beforeClass(Class<?> test) {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }
}
