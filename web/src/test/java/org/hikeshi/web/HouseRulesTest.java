package org.hikeshi.web;

import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void hold() {
    HouseRules.of("org.hikeshi.web").hold();
  }
}
