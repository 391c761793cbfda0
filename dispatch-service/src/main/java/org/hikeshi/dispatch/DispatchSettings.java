package org.hikeshi.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import org.hikeshi.dispatch.Terms.Start;

/// The operator's settings, `dispatch.*`, or by environment: `DISPATCH_OFFER_WINDOW=PT2M`.
@ConfigMapping(prefix = "dispatch")
interface DispatchSettings {

  @WithDefault("PT5M")
  Duration offerWindow();

  /// How many are asked at the same time: first, after one silence, after two, and so on.
  @WithDefault("1,2,3")
  List<Integer> rounds();

  /// `SEAT[/MODE][@CATEGORY|CATEGORY]`, in the order in which they are shown.
  @WithDefault("LEAD/REMOTE")
  List<SeatRule> seats();

  /// The lowest level of a seat's skill that will do.
  @WithDefault("2")
  int skillLevel();

  @WithDefault("AT_ONCE")
  Start start();

  /// How long the desk's yes is waited for; its silence is a yes.
  @WithDefault("PT10M")
  Duration deskWindow();

  default Terms terms() {
    return new Terms(offerWindow(), rounds(), seats(), skillLevel(), start(), deskWindow());
  }
}
