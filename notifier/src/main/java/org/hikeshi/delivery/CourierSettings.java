package org.hikeshi.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/// How the courier works. Each key is explained in application.properties.
@ConfigMapping(prefix = "hikeshi.courier")
public interface CourierSettings {

  String poll();

  List<Duration> retries();

  Duration lease();

  Duration giveUpAfter();
}
