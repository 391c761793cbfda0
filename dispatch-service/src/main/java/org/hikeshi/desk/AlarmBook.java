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

  /// @param more how many are left out
  public record Standing(List<AlarmView> shown, long more) {}

  /// Whose reason is not over: what rings before what is in hand, and what has waited longest
  /// first.
  public Standing standing(int most) {
    var shown = alarms.views(alarms.standing(most));
    return new Standing(shown, shown.size() < most ? 0 : alarms.countStanding() - shown.size());
  }

  /// All that a dispatch has rung, newest first.
  public List<AlarmView> of(UUID dispatch, int most) {
    return alarms.views(alarms.page(dispatch, false, null, most));
  }
}
