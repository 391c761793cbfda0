package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The alarms as pages show them. Callers have begun a transaction; only the desk sees any.
@ApplicationScoped
public class AlarmBook {

  private final Alarms alarms;

  AlarmBook(Alarms alarms) {
    this.alarms = alarms;
  }

  /// Whose reason is not over, newest first.
  public List<AlarmView> standing(int most) {
    return alarms.views(alarms.page(null, true, null, most));
  }

  /// All that a dispatch has rung, newest first.
  public List<AlarmView> of(UUID dispatch, int most) {
    return alarms.views(alarms.page(dispatch, false, null, most));
  }
}
