package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The alarms as pages show them. Callers have begun a transaction; only the desk sees any.
@ApplicationScoped
public class AlarmBook {

  /// So long the desk finds what was taken up, though its reason is over by that.
  private static final Duration IN_HAND = Duration.ofHours(12);

  private final Alarms alarms;
  private final Clock clock;

  AlarmBook(Alarms alarms, Clock clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  /// @param more how many are left out
  public record Standing(List<AlarmView> shown, long more) {

    /// What they are about.
    public List<UUID> incidents() {
      return shown.stream().map(AlarmView::incidentId).filter(Objects::nonNull).toList();
    }
  }

  /// Whose reason is not over, or was taken up lately: what rings before what is in hand, and what
  /// has waited longest first.
  public Standing standing(int most) {
    var since = clock.instant().minus(IN_HAND);
    var shown = alarms.views(alarms.standing(most, since));
    return new Standing(
        shown, shown.size() < most ? 0 : alarms.countStanding(since) - shown.size());
  }

  /// All that a dispatch has rung, newest first.
  public List<AlarmView> of(UUID dispatch, int most) {
    return alarms.views(alarms.page(dispatch, false, null, most));
  }
}
