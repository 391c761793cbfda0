package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where a hundred hospitals have the same trouble, no telephone rings a hundred times: of each
/// kind a few alarms ring, and say how many more there are. Whoever takes one up by what she was
/// told has those in hand too; what came later rings next.
///
/// Where nobody is on the roster each alarm is a mail of its own: nothing would say later how many
/// have come since.
@ApplicationScoped
class Together {

  /// So many of a kind ring at once, each by itself.
  static final int RING = 5;

  /// So many are taken up with one of them: what the desk's page shows at once.
  static final int TAKEN_UP = 200;

  private final Alarms alarms;
  private final DeskPeople people;

  /// What notifier is being told of at this moment, and would be counted too late.
  private final Map<UUID, Kind> onTheWay = new HashMap<>();

  Together(Alarms alarms, DeskPeople people) {
    this.alarms = alarms;
    this.people = people;
  }

  private record Kind(What what, boolean drill) {

    static Kind of(Alarm alarm) {
      return new Kind(alarm.what(), alarm.drill());
    }
  }

  /// Whether this one is to ring by itself. Then it counts until [#told].
  synchronized boolean rings(Alarm alarm) {
    var kind = Kind.of(alarm);
    if (alarm.what().saidTogether() && enough(kind)) {
      return false;
    }
    onTheWay.put(alarm.id(), kind);
    return true;
  }

  synchronized void told(Alarm alarm) {
    onTheWay.remove(alarm.id());
  }

  /// What notifier has to hear of: not what others of its kind speak for. Mostly there is nothing,
  /// and it is looked at every two seconds.
  List<Alarm> waiting() {
    var any = alarms.notPassedOn(List.of(), List.of());
    return any.isEmpty() ? any : alarms.notPassedOn(enough(false), enough(true));
  }

  /// How long the oldest of them has waited.
  Duration unheard(Instant now) {
    return waiting().stream()
        .filter(alarm -> !alarm.isTrial())
        .findFirst()
        .map(alarm -> alarm.waited(now))
        .orElse(Duration.ZERO);
  }

  /// Those that an alarm speaks for to whoever was rung about it then.
  List<UUID> spokenFor(UUID alarm, Instant rung) {
    return alarms.behind(alarm, rung, TAKEN_UP);
  }

  private synchronized List<What> enough(boolean drill) {
    return Arrays.stream(What.values())
        .filter(What::saidTogether)
        .filter(what -> enough(new Kind(what, drill)))
        .toList();
  }

  private boolean enough(Kind kind) {
    long soon = onTheWay.values().stream().filter(kind::equals).count();
    return soon + alarms.ringing(kind.what(), kind.drill()) >= RING && people.count() > 0;
  }
}
