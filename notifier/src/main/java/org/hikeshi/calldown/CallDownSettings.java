package org.hikeshi.calldown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.hikeshi.web.time.JapanTime;

/// Where the nightly list goes. Each key is explained in application.properties.
@ConfigMapping(prefix = "hikeshi.call-down")
interface CallDownSettings {

  Optional<Path> folder();

  @WithDefault("false")
  boolean mail();

  @WithDefault("17:00")
  String at();

  @WithDefault("3")
  int days();

  @WithDefault("P3D")
  Duration keep();

  default boolean wanted() {
    return folder().isPresent() || mail();
  }

  /// The night whose list has to be there by now: the one that began last, in Japan.
  default LocalDate night(Instant now) {
    var local = now.atZone(JapanTime.ZONE);
    var today = local.toLocalDate();
    return local.toLocalTime().isBefore(LocalTime.parse(at())) ? today.minusDays(1) : today;
  }
}
