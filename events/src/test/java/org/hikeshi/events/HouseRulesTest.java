package org.hikeshi.events;

import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void hold() {
    HouseRules.of("org.hikeshi.events").hold();
  }
}
