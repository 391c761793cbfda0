package org.hikeshi;

import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void theHouseRulesHold() {
    HouseRules.ofThisModule()
        .hold()
        .decideInPlainJava("org.hikeshi.matching..")
        .keepApart("org.hikeshi.roster..", "org.hikeshi.dispatch..", "org.hikeshi.page..");
  }
}
