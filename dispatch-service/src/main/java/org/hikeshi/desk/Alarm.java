package org.hikeshi.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.Beside;
import org.hikeshi.dispatch.Told;
import org.jspecify.annotations.Nullable;

/// Something that somebody of the desk has to know now. (Past 200 lines because it is also the row,
/// column by column.)
///
/// ```
///   ringing ── acknowledged ──▶ in hand ── its reason is over ──▶ ended
///      └──────── its reason is over ──────────────────────────────▲
/// ```
@Entity
@Table(name = "desk_alarm")
class Alarm {

  /// By what it was acknowledged.
  enum How {
    KEY,
    LINK,
    PAGE,
    API
  }

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private What what;

  private @Nullable UUID dispatchId;
  private @Nullable UUID incidentId;
  private @Nullable UUID subject;
  private @Nullable UUID personId;
  private @Nullable String seat;
  private @Nullable UUID engineerId;
  private @Nullable String prefecture;
  private List<String> careImpact;
  private boolean drill;
  private Instant raisedAt;
  private @Nullable Instant passedOnAt;
  private @Nullable Instant acknowledgedAt;
  private @Nullable String acknowledgedBy;

  @Enumerated(EnumType.STRING)
  private @Nullable How acknowledgedHow;

  private @Nullable Instant endedAt;
  private @Nullable String askedBy;
  private @Nullable String words;
  private @Nullable UUID rungFirst;

  /// The one that it goes on from.
  private @Nullable UUID follows;

  /// For Hibernate.
  protected Alarm() {}

  private Alarm(UUID id, What what, Instant now) {
    this.id = id;
    this.what = what;
    this.careImpact = List.of();
    this.raisedAt = now;
  }

  /// About a dispatch.
  static Alarm of(UUID id, Cause cause, UUID dispatch, Told told) {
    var event = told.event();
    var alarm = new Alarm(id, cause.what(), event.at());
    alarm.dispatchId = dispatch;
    alarm.seat = cause.seat();
    alarm.engineerId = cause.engineerId();
    alarm.prefecture = told.prefecture();
    alarm.careImpact = List.copyOf(told.careImpact());
    alarm.drill = told.drill();
    alarm.incidentId = alarm.drill ? null : event.incidentId();
    return alarm;
  }

  /// About a dispatch, because somebody of the desk wants it.
  static Alarm of(UUID id, Beside beside) {
    var alarm = new Alarm(id, What.ESCALATED, beside.now());
    alarm.dispatchId = beside.dispatchId();
    alarm.prefecture = beside.prefecture();
    alarm.careImpact = List.copyOf(beside.careImpact());
    alarm.drill = beside.drill();
    alarm.incidentId = alarm.drill ? null : beside.incidentId();
    return alarm;
  }

  Alarm askedFor(String by, Escalating.Asked asked) {
    askedBy = by;
    words = asked.reason();
    rungFirst = asked.first();
    return this;
  }

  /// About something that is no dispatch's.
  static Alarm of(UUID id, What what, Instant now) {
    return new Alarm(id, what, now);
  }

  /// About something that another service has found, which says also when that is over.
  Alarm foundElsewhere(@Nullable UUID incident, UUID found) {
    incidentId = incident;
    subject = found;
    return this;
  }

  /// Goes on as another one. This one is over by that, and keeps who had it in hand.
  ///
  /// @param raised since when the other counts as ringing
  Alarm goOn(UUID next, Instant raised, Instant now) {
    var alarm = new Alarm(next, what, raised);
    alarm.follows = id;
    alarm.dispatchId = dispatchId;
    alarm.incidentId = incidentId;
    alarm.subject = subject;
    alarm.seat = seat;
    alarm.engineerId = engineerId;
    alarm.prefecture = prefecture;
    alarm.careImpact = List.copyOf(careImpact);
    alarm.drill = drill;
    alarm.askedBy = askedBy;
    alarm.words = words;
    alarm.rungFirst = rungFirst;
    end(now);
    return alarm;
  }

  /// Rings nobody but her.
  static Alarm trial(UUID id, UUID person, Instant now) {
    var alarm = new Alarm(id, What.TRIAL, now);
    alarm.personId = person;
    return alarm;
  }

  boolean isTrial() {
    return personId != null;
  }

  Cause cause() {
    return new Cause(what, seat, engineerId);
  }

  boolean rings() {
    return acknowledgedAt == null && endedAt == null;
  }

  boolean ringsFirst(UUID person) {
    return person.equals(rungFirst);
  }

  boolean wasFoundElsewhere() {
    return subject != null;
  }

  boolean ended() {
    return endedAt != null;
  }

  /// The first to say so has it in hand, and notifier need not hear of it any more. Of a trial
  /// nothing is left then.
  ///
  /// @return whether that was she
  boolean acknowledge(String by, How how, Instant now) {
    if (!rings()) {
      return false;
    }
    acknowledgedAt = now;
    acknowledgedBy = by;
    acknowledgedHow = how;
    if (passedOnAt == null) {
      passedOnAt = now;
    }
    if (isTrial()) {
      end(now);
    }
    return true;
  }

  /// Somebody has taken it up, and its reason is not over.
  boolean inHand() {
    return acknowledgedAt != null && endedAt == null;
  }

  /// It is in hand, and can be somebody else's or ring again.
  boolean goesOn() {
    return inHand() && what.goesOn();
  }

  boolean inHandOf(String who) {
    return who.equals(acknowledgedBy);
  }

  /// Notifier is to hear of it, whatever it has heard.
  void notPassedOn() {
    passedOnAt = null;
  }

  void end(Instant now) {
    if (endedAt == null) {
      endedAt = now;
    }
  }

  UUID id() {
    return id;
  }

  What what() {
    return what;
  }

  @Nullable UUID dispatchId() {
    return dispatchId;
  }

  @Nullable UUID incidentId() {
    return incidentId;
  }

  @Nullable UUID personId() {
    return personId;
  }

  Instant raisedAt() {
    return raisedAt;
  }

  boolean drill() {
    return drill;
  }

  Duration waited(Instant now) {
    return Duration.between(raisedAt, now);
  }

  Trial asTrial() {
    return new Trial(
        id,
        raisedAt,
        acknowledgedAt,
        acknowledgedHow == null ? null : acknowledgedHow.name(),
        rings());
  }

  AlarmView view(List<DeskAttempt> attempts) {
    return new AlarmView(
        id,
        what,
        dispatchId,
        incidentId,
        subject,
        seat,
        prefecture,
        careImpact,
        drill,
        raisedAt,
        acknowledgedAt,
        acknowledgedBy,
        acknowledgedHow == null ? null : acknowledgedHow.name(),
        endedAt,
        askedBy,
        words,
        follows,
        attempts.stream()
            .filter(attempt -> attempt.alarmId().equals(id))
            .map(DeskAttempt::view)
            .toList());
  }
}
