package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.call.Ladder.Step;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatOverdue;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// One call to one person, by as many ways as it takes. `subject`, `kind` and `round` are its
/// natural key: an offer is called about once, a dispatch each time that it turns out unanswered.
/// (Past 200 lines because it is also the row, column by column.)
@Entity
public class Call {

  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /// Who is coming is no news any more after that.
  private static final Duration COMING_FOR = Duration.ofHours(12);

  /// After that the desk has been told.
  private static final Duration CHECK_IN_FOR = Duration.ofMinutes(15);

  @Id private UUID id;
  private UUID subject;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private long round;
  private @Nullable UUID incidentId;
  private @Nullable UUID engineerId;
  private @Nullable String seat;
  private @Nullable Instant expiresAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private boolean drill;
  private int rung;
  private int pass = 1;
  private boolean reached;
  private int attempt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private Instant createdAt;

  enum Kind {
    /// To an engineer, who is to answer.
    OFFER(true),
    /// To the desk: nobody is left to ask.
    UNANSWERED(false),
    /// To the desk: a notice cannot be delivered.
    UNDELIVERED(false),
    /// To the hospital: who is coming.
    COMING(false),
    /// To an engineer on site: is she well?
    CHECK_IN(true),
    /// To the desk: somebody is not there by her time.
    LATE(false),
    /// To the desk: somebody on site does not say that she is well.
    SILENT(false),
    /// To an engineer, by one of her ways: does it work?
    TEST(false),
    /// To the desk, each evening: when nobody with a skill will be on duty.
    GAPS(false);

    private final boolean answerWanted;

    Kind(boolean answerWanted) {
      this.answerWanted = answerWanted;
    }
  }

  enum State {
    SENDING,
    DELIVERED,
    /// It was answered, or there is nothing to answer any more.
    ENDED,
    /// Its time was over before anybody could be called.
    LAPSED,
    /// No way to them is known.
    UNREACHABLE
  }

  protected Call() {}

  private Call(UUID id, UUID subject, Kind kind, @Nullable UUID incidentId, Instant now) {
    this.id = id;
    this.subject = subject;
    this.kind = kind;
    this.incidentId = incidentId;
    this.state = State.SENDING;
    this.nextAttemptAt = now;
    this.createdAt = now;
  }

  /// Part of a drill, and to be marked so.
  Call exercised(DispatchEvent event) {
    drill = event.standing() != null && event.standing().exercised();
    return this;
  }

  static Call about(OfferMade offer, UUID id, Instant now) {
    var call = new Call(id, offer.offerId(), Kind.OFFER, offer.incidentId(), now);
    call.engineerId = offer.engineerId();
    call.seat = offer.seat();
    call.expiresAt = offer.expiresAt();
    return call;
  }

  static Call about(DispatchUnanswered unanswered, UUID id, Instant now) {
    var call =
        new Call(
            id, unanswered.standing().dispatchId(), Kind.UNANSWERED, unanswered.incidentId(), now);
    call.round = unanswered.version();
    return call;
  }

  static Call about(Notice undelivered, UUID id, Instant now) {
    return new Call(id, undelivered.id(), Kind.UNDELIVERED, undelivered.incidentId(), now);
  }

  /// Somebody took a seat. Once for each time, however many events say so.
  static Call coming(UUID incident, Seat seat, UUID engineer, UUID id, Instant now) {
    var taking = "%s/%s/%s/%s".formatted(incident, seat.seat(), engineer, seat.acceptedAt());
    var subject = UUID.nameUUIDFromBytes(taking.getBytes(StandardCharsets.UTF_8));
    var call = new Call(id, subject, Kind.COMING, incident, now);
    call.engineerId = engineer;
    call.seat = seat.seat();
    call.expiresAt = now.plus(COMING_FOR);
    return call;
  }

  static Call about(CheckInDue due, UUID id, Instant now) {
    var call = new Call(id, due.standing().dispatchId(), Kind.CHECK_IN, due.incidentId(), now);
    call.round = due.version();
    call.engineerId = due.engineerId();
    call.seat = due.seat();
    call.expiresAt = now.plus(CHECK_IN_FOR);
    return call;
  }

  static Call about(SeatOverdue overdue, UUID id, Instant now) {
    var kind = overdue.what() == SeatOverdue.What.ARRIVAL ? Kind.LATE : Kind.SILENT;
    var call = new Call(id, overdue.standing().dispatchId(), kind, overdue.incidentId(), now);
    call.round = overdue.version();
    call.engineerId = overdue.engineerId();
    call.seat = overdue.seat();
    return call;
  }

  /// @param position of the way that is tested
  static Call test(UUID test, UUID engineer, int position, UUID id, Instant now) {
    var call = new Call(id, test, Kind.TEST, null, now);
    call.round = position;
    call.engineerId = engineer;
    call.expiresAt = now.plus(COMING_FOR);
    return call;
  }

  /// One for each day in Japan.
  static Call gaps(LocalDate day, UUID id, Instant now) {
    var subject = UUID.nameUUIDFromBytes(("gaps/" + day).getBytes(StandardCharsets.UTF_8));
    var call = new Call(id, subject, Kind.GAPS, null, now);
    call.expiresAt = now.plus(COMING_FOR);
    return call;
  }

  int take(Instant until) {
    attempt = attempt + 1;
    leasedUntil = until;
    return attempt;
  }

  boolean heldBy(int attempt) {
    return state == State.SENDING && this.attempt == attempt;
  }

  /// Whether there is still something to say.
  boolean standsAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  void ended(State state) {
    this.state = state;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  /// What it needs cannot be read now: the same way again, a little later.
  void again(Instant now) {
    nextAttemptAt = now.plus(BETWEEN.multipliedBy(Math.min(attempt, 12)));
    leasedUntil = null;
  }

  /// A way was tried.
  void tried(Ladder ladder, int at, Result result, Instant now) {
    var before = reached;
    reached |= result == Result.SENT;
    follow(ladder.after(at, result, before, pass, kind.answerWanted), now);
  }

  /// What the gateway tells later of the way that was tried last. Of an earlier one it is no news:
  /// the next was taken meanwhile.
  void heard(Ladder ladder, int at, Result result, Instant now) {
    if (state == State.ENDED || state == State.LAPSED || !standsAt(now) || at != tried()) {
      return;
    }
    switch (ladder.after(at, result, false, pass, kind.answerWanted)) {
      case Step.Climb _ when result == Result.NOBODY && state == State.SENDING -> {}
      case Step step -> follow(step, now);
    }
  }

  private int tried() {
    return state == State.SENDING && rung > 0 ? rung - 1 : rung;
  }

  private void follow(Step step, Instant now) {
    leasedUntil = null;
    switch (step) {
      case Step.Climb(var next, var after) -> due(next, now.plus(after));
      case Step.Anew(var after) -> {
        pass++;
        reached = false;
        due(0, now.plus(after));
      }
      case Step.Rest _ -> ended(State.DELIVERED);
    }
  }

  private void due(int next, Instant at) {
    state = State.SENDING;
    rung = next;
    nextAttemptAt = at;
  }

  UUID id() {
    return id;
  }

  long round() {
    return round;
  }

  UUID subject() {
    return subject;
  }

  Kind kind() {
    return kind;
  }

  @Nullable UUID incidentId() {
    return incidentId;
  }

  @Nullable UUID engineerId() {
    return engineerId;
  }

  @Nullable String seat() {
    return seat;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  State state() {
    return state;
  }

  boolean drill() {
    return drill;
  }

  int rung() {
    return rung;
  }

  Instant createdAt() {
    return createdAt;
  }
}
