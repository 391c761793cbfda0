package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.watch.Sweeps;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// No timer is ever fired in tests, so each is as one that is off, or that hangs in its first run.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class SweepsTest {

  private static final List<String> TIMERS =
      List.of("offer-timer", "work-timer", "desk-ringing", "dispatch-metrics", "outbox-relay");

  @Inject Sweeps sweeps;

  @Test
  void aTimerThatHasNeverRunGrowsOldFromTheStartOn() {
    // when
    var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    // then
    for (var timer : TIMERS) {
      assertThat(metrics)
          .containsPattern("hikeshi_sweep_age_seconds\\{sweep=\"" + timer + "\"\\} [0-9]*[.]?[0-9]")
          .contains("hikeshi_sweeps_failed_total{sweep=\"" + timer + "\"} 0.0");
      assertThat(sweeps.ageSeconds(timer)).isInfinite();
    }
  }
}
