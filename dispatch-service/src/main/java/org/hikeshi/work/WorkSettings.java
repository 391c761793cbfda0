package org.hikeshi.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The operator's settings, `dispatch.work.*`, or by environment: `DISPATCH_WORK_CHECK_IN=PT1H`.
@ConfigMapping(prefix = "dispatch.work")
interface WorkSettings {

  /// How often somebody who is on site says that she is well.
  @WithDefault("PT2H")
  Duration checkIn();

  /// How long her silence is waited on, after she was reminded, until the desk is told.
  @WithDefault("PT15M")
  Duration checkInPatience();

  /// How much later than expected is late.
  @WithDefault("PT15M")
  Duration latePatience();

  default Terms terms() {
    return new Terms(checkIn(), checkInPatience(), latePatience());
  }

  record Terms(Duration checkIn, Duration checkInPatience, Duration latePatience) {}
}
