package org.hikeshi.call;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hikeshi.call.Calls.Taken;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.call.Occasion.Kind;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.DispatchStoodDown;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferDeclined;
import org.hikeshi.events.DispatchEvent.OfferLapsed;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.OfferWithdrawn;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatHandedOver;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.watch.LogKeys;
import org.hikeshi.events.watch.Traces;
import org.hikeshi.notice.GaveUp;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// Makes the calls, a few at a time: more would only wait for each other's connections, until each
/// gives up and begins anew. At least once; the same news again makes no second one.
///
/// Past 200 lines because each event that somebody is called about is named here.
@ApplicationScoped
class Calling {

  private static final int AT_ONCE = 16;

  private final Calls calls;
  private final HeldSeats seats;
  private final Reaching reaching;
  private final Wording wording;
  private final DeskWording desk;
  private final Sending sending;
  private final AfterCommit afterCommit;
  private final Traces traces;
  private final Ids ids;
  private final Clock clock;
  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final AtomicReference<@Nullable RuntimeException> brokenOff = new AtomicReference<>();

  Calling(
      Calls calls,
      HeldSeats seats,
      Reaching reaching,
      Wording wording,
      DeskWording desk,
      Sending sending,
      AfterCommit afterCommit,
      Traces traces,
      Ids ids,
      Clock clock) {
    this.calls = calls;
    this.seats = seats;
    this.reaching = reaching;
    this.wording = wording;
    this.desk = desk;
    this.sending = sending;
    this.afterCommit = afterCommit;
    this.traces = traces;
    this.ids = ids;
    this.clock = clock;
  }

  void on(DispatchEvent event) {
    seats.heard(event);
    if (event.standing() != null) {
      endCheckIns(event, event.standing());
    }
    switch (event) {
      case OfferMade offer -> begin(Occasion.of(offer));
      case OfferAccepted accepted -> {
        calls.end(accepted.offerId(), Kind.OFFER);
        end(Kind.RELEASED, accepted, accepted.seat(), accepted.engineerId());
        coming(accepted, accepted.seat(), accepted.engineerId());
      }
      case CheckInDue due -> begin(Occasion.of(due, clock.instant()));
      case SeatHandedOver over -> handedOver(over);
      case SeatProgressed on -> {
        taken(on, on.seat(), on.engineerId());
        if (endedForHer(on) && on.byItself()) {
          begin(Occasion.drillOver(on));
        } else if (endedForHer(on)) {
          released(on, on.seat(), on.engineerId());
        }
      }
      case SeatGivenBack back -> {
        taken(back, back.seat(), back.engineerId());
        if (back.taken()) {
          released(back, back.seat(), back.engineerId());
        }
      }
      case DispatchStoodDown down -> stoodDown(down);
      case DispatchUpdated updated -> {
        namedATime(updated);
        turned(updated);
      }
      case OfferDeclined declined -> calls.end(declined.offerId(), Kind.OFFER);
      case OfferLapsed lapsed -> calls.end(lapsed.offerId(), Kind.OFFER);
      case OfferWithdrawn withdrawn -> calls.end(withdrawn.offerId(), Kind.OFFER);
      default -> {}
    }
  }

  /// Whoever says that she is well is asked no more, nor is whoever is at work on site no more; her
  /// colleagues are.
  private void endCheckIns(DispatchEvent event, Standing standing) {
    calls.endBefore(
        event.version(),
        standing.dispatchId(),
        Kind.CHECK_IN,
        call -> isWell(call, event) || !isOnSite(call, standing));
  }

  private static boolean isWell(Call call, DispatchEvent event) {
    return event instanceof CheckInAnswered well && call.isTo(well.engineerId(), well.seat());
  }

  private static boolean isOnSite(Call call, Standing standing) {
    return standing.state() != State.STOOD_DOWN
        && standing.state() != State.DONE
        && standing.seats().stream()
            .anyMatch(seat -> seat.onSite() && call.isTo(seat.engineerId(), seat.seat()));
  }

  /// Whoever has said yes knows it, and whoever asked her to take over waits for no call. Nobody is
  /// told that a seat is hers by what is heard behind what became of it.
  private void handedOver(SeatHandedOver over) {
    if (over.from() != null) {
      taken(over, over.seat(), over.from());
    }
    if (over.assigned()) {
      end(Kind.RELEASED, over, over.seat(), over.engineerId());
      var hers = Occasion.assigned(over, over.seat(), over.engineerId());
      if (isStill(hers, over, over.seat(), over.engineerId())) {
        begin(hers);
      }
    }
    if (over.from() != null && over.taken()) {
      released(over, over.seat(), over.from());
    }
    coming(over, over.seat(), over.engineerId());
  }

  private boolean isStill(Occasion hers, DispatchEvent event, String seat, UUID engineer) {
    return seats.isStillOf(engineer, event, seat) && !calls.knowLaterThan(hers);
  }

  /// Whoever says when she will be there knows that she is wanted.
  private void namedATime(DispatchUpdated updated) {
    for (var seat : updated.standing().seats()) {
      if (seat.engineerId() != null && seat.expectedAt() != null) {
        taken(updated, seat.seat(), seat.engineerId());
      }
    }
  }

  /// Turned back, or turned once more: only the last word is still rung.
  private void turned(DispatchUpdated updated) {
    for (var seat : updated.standing().seats()) {
      if (seat.seat().equals(updated.turned()) && seat.engineerId() != null) {
        end(Kind.TURNED, updated, seat.seat(), seat.engineerId());
        var occasion = Occasion.turned(updated, seat, seat.engineerId());
        if (isStill(occasion, updated, seat.seat(), seat.engineerId())) {
          begin(occasion);
        }
      }
    }
  }

  /// She knows what her seat asks of her, or it is hers no more.
  private void taken(DispatchEvent event, String seat, UUID engineer) {
    end(Kind.ASSIGNED, event, seat, engineer);
    end(Kind.TURNED, event, seat, engineer);
  }

  /// Begun by an earlier event: what is heard again ends nothing that was told after it.
  private void end(Kind kind, DispatchEvent event, String seat, UUID engineer) {
    calls.endBefore(event.version(), Occasion.sitting(event, seat, engineer), kind);
  }

  /// Whoever still is on her way, or at work, need not go on.
  private void stoodDown(DispatchStoodDown down) {
    for (var seat : down.standing().seats()) {
      var engineer = seat.engineerId();
      if (engineer != null && seat.state() != SeatState.DONE) {
        taken(down, seat.seat(), engineer);
        released(down, seat.seat(), engineer);
      }
    }
  }

  /// By her own last step a dispatch is over only after it; where it was over before, the incident
  /// was closed around her. Whoever only telephones for a site that has no lead is relieved as soon
  /// as somebody else leads.
  private static boolean endedForHer(SeatProgressed on) {
    return on.state() == SeatState.DONE
        && (on.standing().state() == State.DONE || relievedByTheLead(on));
  }

  private static boolean relievedByTheLead(SeatProgressed on) {
    return Occasion.isTriage(on.seat())
        && on.standing().seats().stream()
            .filter(seat -> seat.seat().equals("LEAD"))
            .anyMatch(
                lead -> lead.engineerId() != null && !lead.engineerId().equals(on.engineerId()));
  }

  /// Unless it is known that it was given back to her meanwhile.
  private void released(DispatchEvent event, String seat, UUID engineer) {
    if (!seats.isAgainOf(engineer, event, seat)) {
      begin(Occasion.released(event, seat, engineer));
    }
  }

  /// In a drill there is no hospital that could be told.
  private void coming(DispatchEvent event, String name, UUID engineer) {
    if (event.standing() == null
        || event.standing().exercised()
        || !seats.isStillOf(engineer, event, name)) {
      return;
    }
    event.standing().seats().stream()
        .filter(seat -> seat.seat().equals(name) && engineer.equals(seat.engineerId()))
        .forEach(
            seat -> begin(Occasion.coming(event.incidentId(), seat, engineer, clock.instant())));
  }

  void on(@Observes GaveUp gaveUp) {
    begin(Occasion.of(gaveUp.notice()));
  }

  void desk(UUID alarm, @Nullable UUID incident, boolean drill) {
    begin(Occasion.desk(alarm, incident, drill));
  }

  void trial(UUID trial) {
    begin(Occasion.trial(trial, clock.instant()));
  }

  void test(UUID test, UUID engineer, int position) {
    begin(Occasion.test(test, engineer, position, clock.instant()));
  }

  void gaps(LocalDate day) {
    begin(Occasion.gaps(day, clock.instant()));
  }

  private void begin(Occasion occasion) {
    calls.add(new Call(ids.next(), occasion, clock.instant(), Traces.current()));
    afterCommit.run(() -> Thread.startVirtualThread(this::makeDue));
  }

  /// Makes none itself, for what it looks for must not wait until all are made. But it is late, and
  /// failed, while they cannot be.
  @Scheduled(
      every = "{hikeshi.courier.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "calling")
  void poll() {
    Thread.startVirtualThread(this::makeDue);
    calls.endDelivered();
    var failure = brokenOff.getAndSet(null);
    if (failure != null) {
      throw new IllegalStateException("calls that are due were not made", failure);
    }
  }

  /// Makes every call that is due, and returns then; or leaves that to those who are at it, where
  /// they are enough.
  void callDue() {
    calls.endDelivered();
    makeDue();
  }

  private void makeDue() {
    if (!hands.tryAcquire()) {
      return;
    }
    try {
      var more = true;
      while (more) {
        more = calls.next().map(this::make).orElse(false);
      }
    } catch (RuntimeException e) {
      brokenOff.set(e);
    } finally {
      hands.release();
    }
  }

  /// Owns the call: whatever breaks, it is tried again while there is something to say.
  ///
  /// @return whether another may be due
  private boolean make(Taken taken) {
    try (var _ = keysOf(taken.call())) {
      return standing(taken);
    }
  }

  private static LogKeys keysOf(Call call) {
    var keys = LogKeys.incident(call.incidentId());
    return switch (call.kind()) {
      case OFFER -> keys.and("offer", call.subject());
      case UNDELIVERED -> keys.and("notice", call.subject());
      default -> keys;
    };
  }

  private boolean standing(Taken taken) {
    var call = taken.call();
    if (!call.standsAt(clock.instant())) {
      return calls.ended(taken, Call.State.LAPSED);
    }
    try {
      return traces.within(
          Traces.of(call.traceparent()),
          "call",
          Map.of("call", call.id().toString(), "kind", call.kind().name()),
          () -> made(taken));
    } catch (RuntimeException e) {
      Log.warnf("call %s: not made now, will try again: %s", call.id(), e.toString());
      return calls.again(taken);
    }
  }

  private boolean made(Taken taken) {
    var call = taken.call();
    if (call.state() == Call.State.ENDING) {
      desk.over(call);
      return calls.ended(taken, Call.State.OVER);
    }
    if (call.kind() == Kind.UNDELIVERED) {
      desk.found(call);
      return calls.ended(taken, Call.State.DELIVERED);
    }
    var id = ids.next();
    return call.kind() == Kind.OFFER
        ? offer(taken, id)
        : climb(taken, id, reaching.ladder(call), rung -> wording.of(call, id, rung));
  }

  /// One question for each way brings both how she is reached and what is said.
  private boolean offer(Taken taken, UUID id) {
    var call = taken.call();
    return wording
        .sheet(call, id)
        .map(sheet -> climb(taken, id, reaching.ladder(call, sheet), _ -> said(call, sheet)))
        .orElseGet(() -> calls.ended(taken, Call.State.ENDED));
  }

  private Optional<Message> said(Call call, DispatchService.Sheet sheet) {
    return Optional.of(wording.of(call, sheet));
  }

  /// @param id of this attempt
  private boolean climb(
      Taken taken, UUID id, Ladder ladder, Function<Rung, Optional<Message>> words) {
    if (ladder.isEmpty()) {
      return calls.ended(taken, Call.State.UNREACHABLE);
    }
    var call = taken.call();
    var place = ladder.place(call.rung());
    var rung = ladder.rungs().get(place);
    var message = words.apply(rung);
    if (message.isEmpty()) {
      return calls.ended(taken, Call.State.ENDED);
    }
    var attempt = calls.begun(taken, id, place, rung);
    FailPoint.reached("call.before-send");
    var sent = sending.send(call, id, rung, message.get());
    FailPoint.reached("call.after-send");
    var result = sent.sent() ? Result.SENT : Result.FAILED;
    var more = calls.tried(taken, attempt, ladder, result, sent.detail());
    FailPoint.reached("call.after-record");
    return more;
  }
}
