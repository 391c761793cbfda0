package org.hikeshi.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hikeshi.events.DispatchEvent.Mode;

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

  /// How long after her yes somebody is expected to begin who helps remotely and has named no time.
  @WithDefault("PT1H")
  Duration expectedWithin();

  /// The same for somebody who has to travel.
  @WithDefault("PT4H")
  Duration expectedWithinOnSite();

  default Terms terms() {
    return new Terms(
        checkIn(), checkInPatience(), latePatience(), expectedWithin(), expectedWithinOnSite());
  }

  record Terms(
      Duration checkIn,
      Duration checkInPatience,
      Duration latePatience,
      Duration expectedWithin,
      Duration expectedWithinOnSite) {

    Duration expectedWithin(Mode mode) {
      return mode == Mode.ON_SITE ? expectedWithinOnSite : expectedWithin;
    }
  }
}
