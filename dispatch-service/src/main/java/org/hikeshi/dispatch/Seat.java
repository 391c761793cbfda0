package org.hikeshi.dispatch;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.SeatState.Asked;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Open;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// A place in a dispatch that one engineer fills, and every offer ever made for it. (Past 200 lines
/// because it is also the row, column by column.)
@Entity
@Table(name = "seat")
class Seat {

  enum Phase {
    OPEN,
    ASKED,
    UNANSWERED,
    HELD,
    CLOSED
  }

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Dispatch dispatch;

  private UUID hospitalId;
  private int position;
  private String name;

  @Enumerated(EnumType.STRING)
  private SeatKind kind;

  @Enumerated(EnumType.STRING)
  private Mode mode;

  private boolean mandatory;
  private int preferredLevel;
  private int round;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private @Nullable Instant unansweredSince;
  private @Nullable UUID engineerId;

  @Enumerated(EnumType.STRING)
  private @Nullable Progress progress;

  private @Nullable Instant acceptedAt;
  private @Nullable Instant expectedAt;
  private @Nullable Instant doneAt;

  /// Unanswered for want of room only: somebody would be asked if she had less to do.
  private boolean waitsForRoom;

  @OneToMany(mappedBy = "seat", cascade = CascadeType.PERSIST)
  @OrderBy("madeAt, id")
  private List<Offer> offers = new ArrayList<>();

  /// For Hibernate.
  protected Seat() {}

  Seat(UUID id, Dispatch dispatch, int position, String name, SeatRule rule) {
    this.id = id;
    this.dispatch = dispatch;
    this.hospitalId = dispatch.hospitalId();
    this.position = position;
    this.name = name;
    this.kind = rule.kind();
    this.mode = rule.mode();
    this.mandatory = rule.mandatory();
    this.preferredLevel = rule.preferredLevel();
    this.phase = Phase.OPEN;
  }

  SeatState state() {
    return switch (phase) {
      case OPEN -> new Open();
      case ASKED -> new Asked();
      case UNANSWERED -> new Unanswered(Stored.there(unansweredSince));
      case HELD ->
          new Held(
              Stored.there(engineerId),
              Stored.there(progress),
              Stored.there(acceptedAt),
              expectedAt);
      case CLOSED -> new SeatState.Closed();
    };
  }

  void become(SeatState next) {
    unansweredSince = next instanceof Unanswered(var since) ? since : null;
    engineerId = next instanceof Held held ? held.by() : null;
    progress = next instanceof Held held ? held.progress() : null;
    acceptedAt = next instanceof Held held ? held.acceptedAt() : null;
    expectedAt = next instanceof Held held ? held.expectedAt() : null;
    phase =
        switch (next) {
          case Open _ -> Phase.OPEN;
          case Asked _ -> Phase.ASKED;
          case Unanswered _ -> Phase.UNANSWERED;
          case Held _ -> Phase.HELD;
          case SeatState.Closed _ -> Phase.CLOSED;
        };
  }

  /// A new offer for this seat; it is among [#offers] from here on.
  Offer offer(Offer offer) {
    offers.add(offer);
    dispatch.offerMade();
    return offer;
  }

  /// An offer for this seat ended without a yes.
  void offerEnded() {
    if (state() instanceof Asked asked && openOffers().isEmpty()) {
      become(asked.noneStands());
    }
  }

  /// Whoever sat here gives it back; whoever was asked to take over still is.
  void giveBack(Held held, DeclineReason reason, Instant now) {
    offers.forEach(offer -> offer.releaseBecause(reason));
    left(held, now);
  }

  /// Whoever sat here does not help in the way that is wanted from now on.
  void turnAway(Held held, Instant now) {
    offers.forEach(Offer::turnAway);
    left(held, now);
  }

  private void left(Held held, Instant now) {
    release(now);
    var open = held.givenBack();
    become(openOffers().isEmpty() ? open : open.asked());
  }

  /// Silence widens the round: the next time more are asked at once. Two offers of one round that
  /// lapse together count once.
  void roundPassed(int passed) {
    if (round == passed) {
      round++;
    }
  }

  /// The search begins anew, for whoever sat here was sent home, or had done her part in what was
  /// called off since. Then her duty ended when she was done.
  ///
  /// @param free since when she has been, where she was not done
  void vacate(Instant free) {
    switch (state()) {
      case Held held -> {
        release(held.done() && doneAt != null ? doneAt : free);
        doneAt = null;
        become(reopened(held.givenBack()));
      }
      case SeatState.Vacant vacant -> become(reopened(vacant));
      case SeatState.Closed closed when kind != SeatKind.TRIAGE -> become(closed.reopened());
      case SeatState.Closed _ -> {}
    }
    round = 0;
  }

  /// Whether somebody is to telephone is decided anew.
  private SeatState reopened(SeatState.Vacant vacant) {
    return kind == SeatKind.TRIAGE ? vacant.closed() : vacant.reopened();
  }

  /// What the last search for somebody here came to.
  void lacksRoomOnly(boolean roomOnly) {
    waitsForRoom = roomOnly;
  }

  boolean waitsForRoom() {
    return waitsForRoom && phase == Phase.UNANSWERED;
  }

  boolean doneBefore(Instant at) {
    return doneAt != null && doneAt.isBefore(at);
  }

  UUID id() {
    return id;
  }

  DispatchEvent.Seat told() {
    return new DispatchEvent.Seat(name, mode, state().told(), engineerId, acceptedAt, expectedAt);
  }

  /// The work here is over; from this moment on she rests.
  void doneAt(Instant now) {
    doneAt = now;
  }

  /// Since when the work here is over, or null.
  @Nullable Instant doneAt() {
    return doneAt;
  }

  /// From now on help is wanted in another way; whoever is asked next is asked for that.
  void turn(Mode other) {
    mode = other;
    round = 0;
  }

  boolean closed() {
    return phase == Phase.CLOSED;
  }

  boolean mandatory() {
    return mandatory;
  }

  int preferredLevel() {
    return preferredLevel;
  }

  boolean heldBy(UUID engineer) {
    return engineer.equals(engineerId);
  }

  /// Whether somebody came, and has done her part.
  boolean isDone() {
    return state() instanceof Held held && held.done();
  }

  /// Whether she is busy here.
  boolean engages(UUID engineer) {
    return state() instanceof Held held && held.by().equals(engineer) && !held.done();
  }

  /// Whether the seat is hers and she is to go on: whom a dispatch that was called off had stays
  /// written there.
  boolean wants(UUID engineer) {
    return engages(engineer) && dispatch.state() instanceof DispatchState.Running;
  }

  /// Whether somebody else sits here.
  boolean isAnothers(UUID engineer) {
    return state() instanceof Held held && !held.by().equals(engineer);
  }

  List<Offer> openOffers() {
    return offers.stream().filter(Offer::open).toList();
  }

  List<Offer> offers() {
    return List.copyOf(offers);
  }

  Dispatch dispatch() {
    return dispatch;
  }

  String name() {
    return name;
  }

  SeatKind kind() {
    return kind;
  }

  Mode mode() {
    return mode;
  }

  int round() {
    return round;
  }

  /// Whoever sat here lets go of it.
  void release(Instant now) {
    offers.forEach(offer -> offer.release(now));
  }

  /// Whoever sat here lets go of it for the one who has just said yes.
  void releaseAllBut(Offer accepted, Instant now) {
    offers.stream().filter(offer -> offer != accepted).forEach(offer -> offer.release(now));
  }
}
