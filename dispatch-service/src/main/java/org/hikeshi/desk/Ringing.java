package org.hikeshi.desk;

import static java.util.Comparator.comparing;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.web.Secret;
import org.jspecify.annotations.Nullable;

/// Has alarms rung by notifier. An alarm is a row before notifier hears of it, so an absent
/// notifier only delays it; and before each attempt notifier comes back for a link, so what is
/// acknowledged or over is rung no more.
///
/// A line past 200 by what its shapes are called in the OpenAPI document.
@ApplicationScoped
class Ringing {

  /// One might be about that one alarm; two are about notifier.
  private static final int MOST_UNANSWERED = 2;

  /// No alarm is begun with after that.
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final Alarms alarms;
  private final Together together;
  private final DeskPeople people;
  private final Ringer notifier;
  private final AfterCommit afterCommit;
  private final Clock clock;
  private final String here;
  private final SecureRandom random = new SecureRandom();
  private final Set<UUID> untold = ConcurrentHashMap.newKeySet();

  Ringing(
      Alarms alarms,
      Together together,
      DeskPeople people,
      @RestClient Ringer notifier,
      AfterCommit afterCommit,
      Clock clock,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String here) {
    this.alarms = alarms;
    this.together = together;
    this.people = people;
    this.notifier = notifier;
    this.afterCommit = afterCommit;
    this.clock = clock;
    this.here = here;
  }

  /// Only this one: of a hundred at once, each tells of itself.
  void soon(Alarm alarm) {
    afterCommit.run(() -> Thread.startVirtualThread(() -> passOnIfItRings(alarm)));
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "desk-ringing")
  void everyTwoSeconds() {
    passOn();
  }

  /// Tells notifier of each alarm that it has not heard of; hearing of one twice is one call.
  ///
  /// A round lasts seconds, however many wait and however slow notifier is: where it twice does not
  /// answer at all, or the time is over, the rest waits for the next round. Whatever could not be
  /// told comes last then, so none keeps another back.
  void passOn() {
    var now = clock.instant();
    var waiting = QuarkusTransaction.requiringNew().call(() -> waiting(now));
    untold.retainAll(waiting.stream().map(Alarm::id).toList());
    var inTurn = waiting.stream().sorted(comparing(alarm -> untold.contains(alarm.id()))).toList();
    long began = System.nanoTime();
    int unanswered = 0;
    for (var alarm : inTurn) {
      if (unanswered == MOST_UNANSWERED || System.nanoTime() - began > ROUND.toNanos()) {
        return;
      }
      var heard = passOnIfItRings(alarm);
      if (heard == Heard.REFUSED || heard == Heard.SILENT) {
        untold.add(alarm.id());
      }
      if (heard == Heard.SILENT) {
        unanswered++;
      }
    }
  }

  private List<Alarm> waiting(Instant now) {
    alarms.endTrials(now.minus(Trials.RINGS), now);
    return together.waiting();
  }

  private enum Heard {
    YES,
    /// Nothing was told: others of its kind speak for it.
    SPOKEN_FOR,
    REFUSED,
    /// It did not answer in time, or was not there.
    SILENT
  }

  private Heard passOnIfItRings(Alarm alarm) {
    if (!QuarkusTransaction.requiringNew().call(() -> together.rings(alarm))) {
      return Heard.SPOKEN_FOR;
    }
    try {
      return passOn(alarm);
    } finally {
      together.told(alarm);
    }
  }

  private Heard passOn(Alarm alarm) {
    var nobody = QuarkusTransaction.requiringNew().call(() -> people.count() == 0);
    try {
      if (alarm.isTrial()) {
        notifier.tryOut(alarm.id());
      } else {
        notifier.ring(alarm.id(), new Ringer.Alarm(alarm.incidentId(), alarm.drill()));
      }
    } catch (RuntimeException e) {
      Log.warnf("alarm %s: notifier could not be told, will try again: %s", alarm.id(), e);
      return e instanceof WebApplicationException ? Heard.REFUSED : Heard.SILENT;
    }
    QuarkusTransaction.requiringNew().run(() -> heard(alarm, nobody));
    return Heard.YES;
  }

  /// Where somebody was put on an empty roster meanwhile, notifier may have read it before, and is
  /// told once more.
  private void heard(Alarm alarm, boolean byNobody) {
    if (!byNobody || isNobodyThereYet()) {
      alarms.passedOn(alarm.id(), clock.instant());
    }
  }

  private boolean isNobodyThereYet() {
    people.lock();
    return people.count() == 0;
  }

  /// What one attempt may say.
  ///
  /// @param link told once: only its hash is kept
  /// @param others how many of the same kind are taken up with it
  @Schema(name = "AlarmSheet")
  record Sheet(
      String link,
      What what,
      int others,
      @Nullable String seat,
      @Nullable String prefecture,
      List<String> careImpact) {}

  /// @param person who is rung, or null where the desk's mail stands in
  /// @return empty when there is nothing to ring about any more, or a trial is not hers
  Optional<Sheet> link(UUID alarmId, UUID attempt, @Nullable UUID person, String way) {
    return alarms
        .findByIdOptional(alarmId)
        .filter(Alarm::rings)
        .filter(alarm -> !alarm.isTrial() || Objects.equals(alarm.personId(), person))
        .map(
            alarm -> {
              var word = Secret.fresh(random);
              var now = clock.instant();
              alarms.add(new DeskAttempt(attempt, alarmId, nameOf(person), way, word, now));
              var view = alarm.view(List.of());
              return new Sheet(
                  here + "/pages/desk-alarm/" + word.word(),
                  view.what(),
                  together.spokenFor(alarmId, now).size(),
                  view.seat(),
                  view.prefecture(),
                  view.careImpact());
            });
  }

  private @Nullable String nameOf(@Nullable UUID person) {
    return person == null
        ? null
        : people.findByIdOptional(person).map(DeskPerson::name).orElse(null);
  }
}
