package org.hikeshi.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Why an incident is late, the worst first.
public enum Late {
  /// Everybody who could be asked has been.
  UNANSWERED {
    @Override
    boolean holds(OpenIncident incident, Instant now) {
      return incident.unanswered();
    }
  },
  /// Seats wait, and nobody has come for three offers' time (`dispatch.offer-window`, PT5M each).
  NOBODY_YET {
    @Override
    boolean holds(OpenIncident incident, Instant now) {
      return !incident.unanswered()
          && !incident.waiting().isEmpty()
          && incident.coming() == 0
          && incident.waitingFor(now).compareTo(THREE_OFFERS) > 0;
    }
  },
  /// Somebody said yes and is not there at the time that she gave.
  ARRIVAL_PASSED {
    @Override
    boolean holds(OpenIncident incident, Instant now) {
      return incident.expectedAt() != null && incident.expectedAt().isBefore(now);
    }
  },
  /// An authority's day has passed.
  DUTY_OVERDUE {
    @Override
    boolean holds(OpenIncident incident, Instant now) {
      return incident.overdueDuties() > 0;
    }
  };

  private static final Duration THREE_OFFERS = Duration.ofMinutes(15);

  abstract boolean holds(OpenIncident incident, Instant now);

  static List<Late> of(OpenIncident incident, Instant now) {
    return Stream.of(values()).filter(late -> late.holds(incident, now)).toList();
  }
}
