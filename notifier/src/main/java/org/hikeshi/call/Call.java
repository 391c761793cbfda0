package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.call.Ladder.Step;
import org.hikeshi.call.Occasion.Kind;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// One call to one person about one [Occasion], by as many ways as it takes.
///
/// Past 200 lines because it is also the row, column by column.
@Entity
public class Call {

  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Set<State> OPEN = Set.of(State.SENDING, State.DELIVERED, State.UNREACHABLE);

  @Id private UUID id;
  private UUID subject;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private long round;
  private @Nullable UUID incidentId;
  private @Nullable UUID engineerId;
  private @Nullable String seat;

  @Enumerated(EnumType.STRING)
  private @Nullable Mode mode;

  private @Nullable Instant expiresAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private boolean drill;
  private boolean comesFirst;
  private int rung;
  private int pass = 1;
  private int attempt;
  private boolean askedInHand;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private Instant createdAt;
  private @Nullable String traceparent;

  @Schema(name = "CallState")
  enum State {
    SENDING,
    DELIVERED,
    /// It was answered, or there is nothing to answer any more.
    ENDED,
    /// Its time was over before anybody could be called.
    LAPSED,
    /// No way to them is known.
    UNREACHABLE,
    /// The notice that it is about is stuck no more: dispatch-service is to be told.
    ENDING,
    /// It was told.
    OVER
  }

  protected Call() {}

  /// @param traceparent in whose trace it was wanted
  Call(UUID id, Occasion occasion, Instant now, @Nullable String traceparent) {
    this.id = id;
    this.subject = occasion.subject();
    this.kind = occasion.kind();
    this.round = occasion.round();
    this.incidentId = occasion.incidentId();
    this.engineerId = occasion.engineerId();
    this.seat = occasion.seat();
    this.mode = occasion.mode();
    this.expiresAt = occasion.expiresAt();
    this.drill = occasion.drill();
    this.comesFirst = occasion.first();
    this.state = State.SENDING;
    this.nextAttemptAt = now;
    this.createdAt = now;
    this.traceparent = traceparent;
  }

  int take(Instant until) {
    attempt = attempt + 1;
    askedInHand = false;
    leasedUntil = until;
    return attempt;
  }

  boolean heldBy(int attempt) {
    return this.attempt == attempt && (state == State.SENDING || state == State.ENDING);
  }

  /// Whether there is still something to say.
  boolean standsAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /// Whether it is to her, about this seat.
  boolean isTo(@Nullable UUID engineer, String seat) {
    return Objects.equals(engineerId, engineer) && seat.equals(this.seat);
  }

  void ended(State state) {
    this.state = state;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  /// Somebody wants it made again. An alarm is at its end while it rings only where nobody was on
  /// the roster; whoever is there now is rung, also whoever came while the mail to nobody left.
  void asked(Instant now) {
    if (kind == Kind.DESK && state == State.DELIVERED) {
      anew(now);
    }
    askedInHand = kind == Kind.DESK && state == State.SENDING;
  }

  private void anew(Instant at) {
    pass++;
    due(0, at);
  }

  /// What it needs cannot be read now: the same way again, a little later.
  void again(Instant now) {
    nextAttemptAt = now.plus(BETWEEN.multipliedBy(Math.min(attempt, 12)));
    leasedUntil = null;
  }

  /// To be taken by the next who looks.
  void free() {
    leasedUntil = null;
  }

  /// A way was tried.
  ///
  /// @param reached whether another of this pass has reached somebody, as far as is known
  void tried(Ladder ladder, int at, Result result, boolean reached, Instant now) {
    follow(ladder.after(at, result, reached, pass, kind.answerWanted()), now);
  }

  /// What the gateway tells later of the way that was tried last. Of an earlier one it is no news,
  /// since the next was taken meanwhile; but where its pass is over, or the call, and turns out to
  /// have reached nobody, the last resort is taken, or the way after the last, as at that end.
  ///
  /// @param reached whether another of its pass has reached somebody, as far as is known
  void heard(Ladder ladder, Attempt way, Result result, boolean reached, Instant now) {
    if (!OPEN.contains(state) || !standsAt(now)) {
      return;
    }
    if (ladder.lastResort() && way.pass() < pass) {
      if (!reached && ladder.lastResortIn(way.pass())) {
        backToTheLastResort(now);
      }
      return;
    }
    var inVain = result == Result.FAILED && state == State.DELIVERED && !reached;
    if (way.pass() != pass || way.rung() != tried() && !inVain) {
      return;
    }
    switch (ladder.after(tried(), result, reached, pass, kind.answerWanted())) {
      case Step.Climb _ when result == Result.NOBODY && state == State.SENDING -> {}
      case Step step -> follow(step, now);
    }
  }

  /// Whoever tries a way at this moment does not lead it on from there.
  private void backToTheLastResort(Instant now) {
    attempt++;
    pass--;
    follow(new Step.Climb(Step.Climb.LAST_RESORT, Duration.ZERO), now);
  }

  private int tried() {
    return state == State.SENDING && rung > 0 ? rung - 1 : rung;
  }

  private void follow(Step step, Instant now) {
    leasedUntil = null;
    switch (step) {
      case Step.Climb(var next, var after) -> due(next, now.plus(after));
      case Step.Anew(var after) -> anew(now.plus(after));
      case Step.Rest _ when askedInHand -> anew(now);
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

  @Nullable Mode mode() {
    return mode;
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

  int pass() {
    return pass;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable String traceparent() {
    return traceparent;
  }
}
