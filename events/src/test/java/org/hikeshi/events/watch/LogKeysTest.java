package org.hikeshi.events.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogKeysTest {

  @Test
  void workWithinWorkGivesBackWhatStoodThere() {
    try (var _ = LogKeys.incident("a").and("dispatch", "d")) {
      try (var _ = LogKeys.incident("b").and("incident", "c").and("offer", "n").and("offer", "o")) {
        assertThat(MDC.getMap()).containsEntry("incident", "c").containsEntry("offer", "o");
      }
      assertThat(MDC.getMap())
          .containsEntry("incident", "a")
          .containsEntry("dispatch", "d")
          .doesNotContainKey("offer");
    }
    assertThat(MDC.getMap()).doesNotContainKeys("incident", "dispatch");
  }

  @Test
  void whatIsAboutNoIncidentLeavesItsKeyAlone() {
    try (var _ = LogKeys.incident("a");
        var _ = LogKeys.incident(null)) {
      assertThat(MDC.getMap()).containsEntry("incident", "a");
    }
  }
}
