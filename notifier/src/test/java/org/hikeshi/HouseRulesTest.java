package org.hikeshi;

import org.hikeshi.events.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    HouseRules.of(
            "org.hikeshi.duty",
            "org.hikeshi.dossier",
            "org.hikeshi.notice",
            "org.hikeshi.delivery",
            "org.hikeshi.channel",
            "org.hikeshi.form",
            "org.hikeshi.call",
            "org.hikeshi.calldown",
            "org.hikeshi.assessment",
            "org.hikeshi.page",
            "org.hikeshi.question",
            "org.hikeshi.reminder",
            "org.hikeshi.witness",
            "org.hikeshi.consent")
        .hold()
        .decideInPlainJava("org.hikeshi.duty..");
  }
}
