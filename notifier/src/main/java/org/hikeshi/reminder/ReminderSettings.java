package org.hikeshi.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/// When who is reminded. Each key is explained in application.properties.
@ConfigMapping(prefix = "hikeshi.reminders")
public interface ReminderSettings {

  String poll();

  LocalTime hour();

  List<Period> target();

  List<Period> preliminary();

  @WithName("final")
  List<Period> last();

  List<Period> question();

  List<Period> waiting();

  List<Period> undelivered();
}
