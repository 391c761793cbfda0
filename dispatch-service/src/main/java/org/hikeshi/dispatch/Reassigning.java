package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who may be asked to leave a seat for a clearly more urgent site that has nobody, for want of
/// room. Asked, not moved: her seat is hers until she says yes. Whoever has left, arrived or begun
/// is never asked.
final class Reassigning {

  /// Why somebody is not asked.
  enum Against {
    UNFIT,
    NOT_LESS_URGENT,
    HAS_LEFT,
    BEGUN_LONG_AGO,
    ASKED_LATELY
  }

  /// @param against empty when she may be asked
  record Considered(Sitting sitting, Set<Against> against) {}

  /// A second seat is emptied before anybody's lead is taken, then the least urgent site, then
  /// whoever said yes last.
  private static final Comparator<Sitting> LEAST_HARM =
      Comparator.comparing((Sitting sitting) -> sitting.kind() == SeatKind.LEAD)
          .thenComparingInt(Sitting::priority)
          .thenComparing(Sitting::acceptedAt, Comparator.reverseOrder())
          .thenComparing(Sitting::engineer)
          .thenComparing(Sitting::seat);

  /// Everybody, best first, with what speaks against her.
  ///
  /// @param priority of the site that waits
  /// @param fit those who would be asked if they had room
  static List<Considered> consider(
      int priority, Collection<Sitting> sittings, Set<UUID> fit, WaveRules rules, Instant now) {
    return sittings.stream()
        .sorted(LEAST_HARM)
        .map(sitting -> new Considered(sitting, against(sitting, priority, fit, rules, now)))
        .toList();
  }

  static Optional<Sitting> choose(
      int priority, Collection<Sitting> sittings, Set<UUID> fit, WaveRules rules, Instant now) {
    return consider(priority, sittings, fit, rules, now).stream()
        .filter(considered -> considered.against().isEmpty())
        .map(Considered::sitting)
        .findFirst();
  }

  private static Set<Against> against(
      Sitting sitting, int priority, Set<UUID> fit, WaveRules rules, Instant now) {
    var against = EnumSet.noneOf(Against.class);
    if (!fit.contains(sitting.engineer())) {
      against.add(Against.UNFIT);
    }
    if (priority - sitting.priority() < rules.reassignBy()) {
      against.add(Against.NOT_LESS_URGENT);
    }
    if (sitting.progress() != Progress.ACCEPTED) {
      against.add(Against.HAS_LEFT);
    }
    if (!now.isBefore(sitting.acceptedAt().plus(rules.reassignWithin()))) {
      against.add(Against.BEGUN_LONG_AGO);
    }
    var moved = sitting.movedAt();
    if (moved != null && now.isBefore(moved.plus(rules.reassignAgain()))) {
      against.add(Against.ASKED_LATELY);
    }
    return against;
  }

  private Reassigning() {}
}
