package org.hikeshi.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.Counted;
import org.hikeshi.dispatch.Told;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// Raises alarms in the transaction that finds their reason, and ends them in the one that finds it
/// over.
@ApplicationScoped
class Raising {

  /// A sweep comes every second. Offers that ought to have ended so long ago are no hiccup.
  private static final Duration LATE = Duration.ofSeconds(60);

  private final Alarms alarms;
  private final Ringing ringing;
  private final Ids ids;
  private final Clock clock;

  Raising(Alarms alarms, Ringing ringing, Ids ids, Clock clock) {
    this.alarms = alarms;
    this.ringing = ringing;
    this.ids = ids;
    this.clock = clock;
  }

  void on(@Observes Told told) {
    var standing = told.event().standing();
    if (standing != null) {
      follow(told, standing);
    }
  }

  private void follow(Told told, Standing standing) {
    var known = told.isFirst() ? List.<Alarm>of() : alarms.standingOf(standing.dispatchId());
    known.stream()
        .filter(alarm -> !alarm.cause().holds(told, standing))
        .forEach(alarm -> alarm.end(told.event().at()));
    Cause.in(told).ifPresent(given -> raise(given, known, told, standing));
  }

  /// The same while it rings is no second alarm; once it is in hand, news of it rings again.
  private void raise(Cause.Given given, List<Alarm> known, Told told, Standing standing) {
    var same =
        known.stream()
            .filter(alarm -> !alarm.ended() && alarm.cause().equals(given.cause()))
            .toList();
    if (same.stream().anyMatch(alarm -> alarm.rings() || !given.anew())) {
      return;
    }
    same.forEach(alarm -> alarm.end(told.event().at()));
    begin(Alarm.of(ids.next(), given.cause(), standing.dispatchId(), told));
  }

  /// That offers are not ended in time is looked at from outside the sweep that should end them.
  void on(@Observes Counted counted) {
    QuarkusTransaction.requiringNew().run(() -> follow(counted));
  }

  private void follow(Counted counted) {
    var standing = alarms.standing(What.SWEEP_LATE);
    if (counted.late().compareTo(LATE) >= 0 && standing.isEmpty()) {
      begin(Alarm.of(ids.next(), What.SWEEP_LATE, clock.instant()));
    } else if (counted.late().compareTo(Counted.GRACE) < 0) {
      standing.forEach(alarm -> alarm.end(clock.instant()));
    }
  }

  /// What another service has found. The same again is the same alarm, and notifier hears of it
  /// again while it rings: an older notifier rang these by itself, and does so no more.
  void found(UUID id, What what, @Nullable UUID incident, UUID subject) {
    alarms
        .locked(id)
        .ifPresentOrElse(
            this::beginAgain,
            () -> begin(Alarm.of(id, what, clock.instant()).foundElsewhere(incident, subject)));
  }

  private void beginAgain(Alarm alarm) {
    if (alarm.rings()) {
      alarm.notPassedOn();
      ringing.soon(alarm);
    }
  }

  /// What another service had found is over, also where it goes on as another alarm by now, and
  /// where nobody has heard of it here.
  void over(UUID id) {
    alarms
        .locked(id)
        .filter(Alarm::wasFoundElsewhere)
        .ifPresent(
            alarm -> {
              alarm.end(clock.instant());
              alarms.after(id).ifPresent(this::over);
            });
  }

  private void begin(Alarm alarm) {
    alarms.persist(alarm);
    ringing.soon(alarm);
  }
}
