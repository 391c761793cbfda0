package org.hikeshi.events.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {

  @Test
  void aBrokerWhoseNameNobodyKnowsIsAway() {
    // given
    var watch =
        new BrokerWatch(new BrokerAdmin(Map.of("bootstrap.servers", "nowhere.invalid:9093")));
    // when
    watch.look();
    // then
    assertThat(watch.awaySeconds()).isPositive();
  }
}
