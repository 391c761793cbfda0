package org.hikeshi.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// What somebody is called about. Kind, subject and round are the natural key of a call: an offer
/// is called about once, and so is an alarm of the desk.
///
/// Past 200 lines because each kind is made here.
///
/// @param incidentId null where it is about no incident
/// @param engineerId whom it is to, or who it is about
/// @param expiresAt from then on it is no news any more; null where it stays news
/// @param drill part of a drill, and to be marked so
/// @param mode in which help is wanted from her seat now, where that was turned
/// @param first made before those that can wait: somebody may die, is alone on site, or may be on
///   her way in vain
record Occasion(
    Kind kind,
    UUID subject,
    long round,
    @Nullable UUID incidentId,
    @Nullable UUID engineerId,
    @Nullable String seat,
    @Nullable Mode mode,
    @Nullable Instant expiresAt,
    boolean drill,
    boolean first) {

  private Occasion(
      Kind kind,
      UUID subject,
      long round,
      @Nullable UUID incidentId,
      @Nullable UUID engineerId,
      @Nullable String seat,
      @Nullable Instant expiresAt,
      boolean drill,
      boolean first) {
    this(kind, subject, round, incidentId, engineerId, seat, null, expiresAt, drill, first);
  }

  /// Who is coming, or whether a way works, is no news any more after that.
  private static final Duration FOR_TODAY = Duration.ofHours(12);

  /// As long as dispatch-service lets a trial ring.
  private static final Duration TRIAL_FOR = Duration.ofMinutes(15);

  /// After that the desk has been told, where dispatch-service does not say when.
  private static final Duration CHECK_IN_FOR = Duration.ofMinutes(15);

  /// So long her telephone is rung about what was done with her seat; then it is on her pages.
  private static final Duration SEAT_FOR = Duration.ofMinutes(30);

  @Schema(name = "CallKind")
  enum Kind {
    /// To an engineer, who is to answer.
    OFFER(true),
    /// To the desk, whose people are rung in turn until one takes it up.
    DESK(true),
    /// As before there was a roster of the desk; made no more.
    UNANSWERED(false),
    /// To dispatch-service, which has the desk rung: a notice cannot be delivered.
    UNDELIVERED(false),
    /// To one person of the desk: would an alarm reach her?
    TRIAL(true),
    /// To the hospital: who is coming.
    COMING(false),
    /// To an engineer on site: is she well?
    CHECK_IN(true),
    /// To an engineer whom somebody else has put on a seat. Her first step there is the answer.
    ASSIGNED(true),
    /// To an engineer whose seat somebody else has turned from remote to on site, or back, and who
    /// keeps it. Answered as ASSIGNED.
    TURNED(true),
    /// To an engineer: her seat is hers no more, and she did not do it. By all her ways, for she
    /// may be driving.
    RELEASED(true),
    /// As RELEASED, but in a drill that nobody has ended: at any hour, so by a message and not by a
    /// ring.
    DRILL_OVER(false),
    /// As UNANSWERED.
    LATE(false),
    /// As UNANSWERED.
    SILENT(false),
    /// To an engineer, by one of her ways: does it work?
    TEST(false),
    /// To the desk, each evening: when nobody with a skill will be on duty.
    GAPS(false);

    /// What somebody else has done with her seat.
    static final Set<Kind> OF_HER_SEAT = EnumSet.of(ASSIGNED, TURNED, RELEASED, DRILL_OVER);

    private final boolean answerWanted;

    Kind(boolean answerWanted) {
      this.answerWanted = answerWanted;
    }

    boolean answerWanted() {
      return answerWanted;
    }

    /// Whether the operator is to be paged while it has reached nobody ([LongestWait]).
    boolean mustArrive() {
      return switch (this) {
        case OFFER, DESK, UNDELIVERED, CHECK_IN, ASSIGNED, TURNED, RELEASED -> true;
        case UNANSWERED, TRIAL, COMING, DRILL_OVER, LATE, SILENT, TEST, GAPS -> false;
      };
    }
  }

  static Occasion of(OfferMade offer) {
    return new Occasion(
        Kind.OFFER,
        offer.offerId(),
        0,
        offer.incidentId(),
        offer.engineerId(),
        offer.seat(),
        offer.expiresAt(),
        drill(offer),
        offer.presses());
  }

  /// What dispatch-service has for the desk.
  static Occasion desk(UUID alarm, @Nullable UUID incident, boolean drill) {
    return new Occasion(Kind.DESK, alarm, 0, incident, null, null, null, drill, !drill);
  }

  /// Whom it rings, dispatch-service knows.
  static Occasion trial(UUID trial, Instant now) {
    var until = now.plus(TRIAL_FOR);
    return new Occasion(Kind.TRIAL, trial, 0, null, null, null, until, false, false);
  }

  /// Each time that it is given up.
  static Occasion of(Notice undelivered) {
    var incident = undelivered.incidentId();
    var round = undelivered.timesGivenUp();
    return new Occasion(
        Kind.UNDELIVERED, undelivered.id(), round, incident, null, null, null, false, false);
  }

  /// Somebody took a seat. Once for each time, however many events say so.
  static Occasion coming(UUID incident, Seat seat, UUID engineer, Instant now) {
    var taking = "%s/%s/%s/%s".formatted(incident, seat.seat(), engineer, seat.acceptedAt());
    var until = now.plus(FOR_TODAY);
    return new Occasion(
        Kind.COMING, named(taking), 0, incident, engineer, seat.seat(), until, false, false);
  }

  static Occasion of(CheckInDue due, Instant now) {
    return new Occasion(
        Kind.CHECK_IN,
        due.standing().dispatchId(),
        due.version(),
        due.incidentId(),
        due.engineerId(),
        due.seat(),
        due.until() == null ? now.plus(CHECK_IN_FOR) : due.until(),
        drill(due),
        !drill(due));
  }

  /// Somebody else has put her on a seat.
  static Occasion assigned(DispatchEvent event, String seat, UUID engineer) {
    return seat(Kind.ASSIGNED, event, seat, engineer);
  }

  /// Help is wanted from her seat in the other way.
  static Occasion turned(DispatchEvent event, Seat seat, UUID engineer) {
    return seat(Kind.TURNED, event, seat.seat(), engineer).in(seat.mode());
  }

  private Occasion in(Mode mode) {
    return new Occasion(
        kind, subject, round, incidentId, engineerId, seat, mode, expiresAt, drill, first);
  }

  /// Her seat is hers no more.
  static Occasion released(DispatchEvent event, String seat, UUID engineer) {
    return seat(Kind.RELEASED, event, seat, engineer);
  }

  /// Her seat is hers no more, for a drill is over that nobody has ended.
  static Occasion drillOver(SeatProgressed event) {
    return seat(Kind.DRILL_OVER, event, event.seat(), event.engineerId());
  }

  /// Whether this seat is taken by telephone only, by somebody who looks after several sites at
  /// once.
  static boolean isTriage(String seat) {
    return seat.startsWith("TRIAGE");
  }

  /// Once for each event that says so. One that is heard long after calls nobody.
  private static Occasion seat(Kind kind, DispatchEvent event, String seat, UUID engineer) {
    return new Occasion(
        kind,
        sitting(event, seat, engineer),
        event.version(),
        event.incidentId(),
        engineer,
        seat,
        event.at().plus(SEAT_FOR),
        drill(event),
        !drill(event));
  }

  /// What calls about her and this seat are about.
  static UUID sitting(DispatchEvent event, String seat, UUID engineer) {
    return named("%s/%s/%s".formatted(event.incidentId(), seat, engineer));
  }

  /// This seat, whoever has it.
  static UUID place(DispatchEvent event, String seat) {
    return named("%s/%s".formatted(event.incidentId(), seat));
  }

  /// @param position of the way that is tested
  static Occasion test(UUID test, UUID engineer, int position, Instant now) {
    var until = now.plus(FOR_TODAY);
    return new Occasion(Kind.TEST, test, position, null, engineer, null, until, false, false);
  }

  /// One for each day in Japan.
  static Occasion gaps(LocalDate day, Instant now) {
    var until = now.plus(FOR_TODAY);
    return new Occasion(Kind.GAPS, named("gaps/" + day), 0, null, null, null, until, false, false);
  }

  private static boolean drill(DispatchEvent event) {
    return event.standing() != null && event.standing().exercised();
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
