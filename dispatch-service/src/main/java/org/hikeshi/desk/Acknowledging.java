package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Secret;
import org.hikeshi.web.Tenant;

/// Somebody of the desk takes an alarm up, which stops its ringing: on the page, by the link of one
/// attempt, or by a key on the telephone. Callers have begun a transaction.
@ApplicationScoped
public class Acknowledging {

  private final Alarms alarms;
  private final Together together;
  private final Dispatching dispatching;
  private final Tenant tenant;
  private final Caller caller;
  private final Audit audit;
  private final Clock clock;

  Acknowledging(
      Alarms alarms,
      Together together,
      Dispatching dispatching,
      Tenant tenant,
      Caller caller,
      Audit audit,
      Clock clock) {
    this.alarms = alarms;
    this.together = together;
    this.dispatching = dispatching;
    this.tenant = tenant;
    this.caller = caller;
    this.audit = audit;
    this.clock = clock;
  }

  /// What became of it.
  @Schema(name = "AlarmOutcome")
  public enum Outcome {
    ACKNOWLEDGED,
    /// Somebody was faster, or it was over.
    NOT_RINGING
  }

  /// Whoever is signed in. Taken up twice is taken up once. A trial is only answered where it rang.
  ///
  /// @return empty when there is no such alarm
  public Optional<Outcome> onThePage(UUID alarm) {
    return signedIn(alarm, Alarm.How.PAGE);
  }

  /// The same, for a button that may be pressed twice.
  ///
  /// @return whether she has it in hand, since now or since before
  public boolean takeUp(UUID alarm) {
    return onThePage(alarm).equals(Optional.of(Outcome.ACKNOWLEDGED))
        || alarms.findByIdOptional(alarm).filter(one -> one.inHandOf(caller.name())).isPresent();
  }

  Optional<Outcome> byTheApi(UUID alarm) {
    return signedIn(alarm, Alarm.How.API);
  }

  private Optional<Outcome> signedIn(UUID alarm, Alarm.How how) {
    return alarms.isTrial(alarm) ? Optional.empty() : by(alarm, caller.name(), how);
  }

  /// Whoever was rung in that attempt; the gateway tells a key until it is heard.
  Optional<Outcome> byKey(UUID alarm, UUID attempt) {
    return alarms
        .attempt(attempt)
        .filter(made -> made.alarmId().equals(alarm))
        .flatMap(made -> by(made, Alarm.How.KEY));
  }

  /// What a link leads to.
  ///
  /// @param others how many of the same kind are taken up with it
  record Looked(AlarmView alarm, int others) {}

  Optional<Looked> look(String word) {
    return tenant.all(
        () ->
            Secret.read(word)
                .flatMap(alarms::attempt)
                .map(
                    made ->
                        new Looked(
                            alarms.findById(made.alarmId()).view(List.of()),
                            spokenFor(made).size())));
  }

  /// Whether it leads to a trial. For a page that takes the alarm up next, and so must not have
  /// read it before its lock, as [#look] does: what was read stays as it was then.
  boolean opensTrial(String word) {
    return tenant.all(
        () ->
            Secret.read(word)
                .flatMap(alarms::attempt)
                .filter(made -> alarms.isTrial(made.alarmId()))
                .isPresent());
  }

  private List<UUID> spokenFor(DeskAttempt made) {
    return together.spokenFor(made.alarmId(), made.at());
  }

  /// Whoever holds the word is nobody to PostgreSQL, so it is written while the rows can be seen.
  Optional<Outcome> byLink(String word) {
    return tenant.all(
        () -> Secret.read(word).flatMap(alarms::attempt).flatMap(made -> by(made, Alarm.How.LINK)));
  }

  /// Where nobody is on the roster, it is whoever reads the desk's mail.
  private static String rung(DeskAttempt made) {
    return made.person() == null ? "desk" : made.person();
  }

  /// What she was told of is hers: the one that rang, and those that it spoke for.
  private Optional<Outcome> by(DeskAttempt made, Alarm.How how) {
    var others = spokenFor(made);
    var outcome = by(made.alarmId(), rung(made), how);
    if (outcome.equals(Optional.of(Outcome.ACKNOWLEDGED))) {
      others.forEach(other -> by(other, rung(made), how));
    }
    return outcome;
  }

  /// As everywhere, the dispatch is locked before what belongs to it.
  private Optional<Outcome> by(UUID id, String who, Alarm.How how) {
    var outcome = new AtomicReference<Optional<Outcome>>(Optional.empty());
    alarms
        .toldOf(id)
        .ifPresentOrElse(
            dispatch ->
                dispatching.takenUp(
                    dispatch,
                    () -> {
                      outcome.set(take(id, who, how));
                      return outcome.get().equals(Optional.of(Outcome.ACKNOWLEDGED));
                    }),
            () -> outcome.set(take(id, who, how)));
    return outcome.get();
  }

  private Optional<Outcome> take(UUID id, String who, Alarm.How how) {
    return alarms
        .locked(id)
        .map(
            alarm -> {
              if (!alarm.acknowledge(who, how, clock.instant())) {
                return Outcome.NOT_RINGING;
              }
              alarms.flush();
              audit.record(
                  "desk.acknowledged",
                  null,
                  "alarm/" + id,
                  Map.of("what", alarm.what().name(), "how", how.name()));
              return Outcome.ACKNOWLEDGED;
            });
  }
}
