package org.hikeshi;

import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void theHouseRulesHold() {
    HouseRules.of(
            "org.hikeshi.incident",
            "org.hikeshi.evidence",
            "org.hikeshi.indicator",
            "org.hikeshi.retention",
            "org.hikeshi.report",
            "org.hikeshi.progress",
            "org.hikeshi.hospital",
            "org.hikeshi.campaign",
            "org.hikeshi.desk",
            "org.hikeshi.sheet",
            "org.hikeshi.past",
            "org.hikeshi.statistics",
            "org.hikeshi.draft",
            "org.hikeshi.card",
            "org.hikeshi.page")
        .hold();
  }
}
