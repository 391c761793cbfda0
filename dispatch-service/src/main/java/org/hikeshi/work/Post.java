package org.hikeshi.work;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.work.WorkSettings.Terms;
import org.jspecify.annotations.Nullable;

/// One engineer at work on one seat, from her yes until she leaves it.
///
/// ```
///   on the way ── too late ──▶ the desk is told, once for each time that she expects, and once
///                              where she has named none
///   on site ── check-in due ──▶ she is asked ── silence ──▶ the desk is told
///        ▲────────────────────── she is well ◀─────────┘
///        └── off until then ──▶ asked a quarter of an hour after it
/// ```
///
/// Past 200 lines because it is also the row, column by column.
@Entity
@Table(name = "post")
class Post {

  private static final Set<SeatState> ON_THE_WAY =
      EnumSet.of(SeatState.ACCEPTED, SeatState.EN_ROUTE);

  private static final String TRIAGE = "TRIAGE";

  static final Duration LONGEST_REST = Duration.ofHours(12);
  private static final Duration WAKING = Duration.ofMinutes(15);

  @Id private UUID id;
  private UUID dispatchId;
  private UUID hospitalId;
  private String seat;
  private UUID engineerId;

  @Enumerated(EnumType.STRING)
  private Mode mode;

  @Enumerated(EnumType.STRING)
  private SeatState state;

  private Instant acceptedAt;

  /// Since when help is wanted from her in this way; null where that is since her yes.
  private @Nullable Instant turnedAt;

  private @Nullable Instant expectedAt;
  private @Nullable Instant arrivedAt;
  private boolean lateTold;
  private @Nullable Instant checkDueAt;
  private @Nullable Instant offUntil;
  private @Nullable Instant askedAt;
  private boolean alarmed;
  private @Nullable Instant nextAt;
  private @Nullable Instant endedAt;
  private @Nullable Integer plannedMinutes;
  private @Nullable Integer workedMinutes;

  /// What is due about somebody at work.
  enum Due {
    NOTHING,
    /// She is not there yet.
    LATE,
    /// She is to say that she is well.
    CHECK_IN,
    /// She was asked, and has said nothing.
    SILENT
  }

  /// For Hibernate.
  protected Post() {}

  Post(UUID id, UUID dispatchId, UUID hospitalId, Seat seat) {
    this.id = id;
    this.dispatchId = dispatchId;
    this.hospitalId = hospitalId;
    this.seat = seat.seat();
    this.engineerId = Objects.requireNonNull(seat.engineerId());
    this.mode = seat.mode();
    this.state = seat.state();
    this.acceptedAt = Objects.requireNonNull(seat.acceptedAt());
  }

  boolean isFor(Seat told) {
    return seat.equals(told.seat())
        && engineerId.equals(told.engineerId())
        && acceptedAt.equals(told.acceptedAt());
  }

  /// What was told of her seat. A new time of arrival is a new chance to be late, and so is another
  /// way to help.
  void follow(Seat told, Instant now, Terms terms) {
    if (!Objects.equals(expectedAt, told.expectedAt())) {
      expectedAt = told.expectedAt();
      lateTold = false;
    }
    if (mode != told.mode()) {
      mode = told.mode();
      turnedAt = now;
      lateTold = false;
    }
    state = told.state();
    if (arrivedAt == null && !ON_THE_WAY.contains(state)) {
      arrivedAt = now;
    }
    if (!onSite()) {
      checkDueAt = null;
      offUntil = null;
      askedAt = null;
      alarmed = false;
    } else if (checkDueAt == null) {
      isWell(now, terms);
    }
    wake(terms);
  }

  private boolean onSite() {
    return mode == Mode.ON_SITE && (state == SeatState.ARRIVED || state == SeatState.WORKING);
  }

  /// She says so, or the desk has reached her.
  ///
  /// @return false where nobody asks her: she is not on site
  boolean isWell(Instant now, Terms terms) {
    if (!onSite() || endedAt != null) {
      return false;
    }
    checkDueAt = now.plus(terms.checkIn());
    offUntil = null;
    askedAt = null;
    alarmed = false;
    wake(terms);
    return true;
  }

  /// She is well, and off for so long, twelve hours at most. Whatever she says meanwhile ends it.
  ///
  /// @return false where nobody asks her
  boolean rests(Duration rest, Instant now, Terms terms) {
    if (!isWell(now, terms)) {
      return false;
    }
    if (rest.isPositive()) {
      offUntil = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
      checkDueAt = offUntil.plus(WAKING);
      wake(terms);
    }
    return true;
  }

  /// Until when she has said that she rests, or null.
  @Nullable Instant restsUntil(Instant now) {
    return endedAt == null && offUntil != null && now.isBefore(offUntil) ? offUntil : null;
  }

  /// Whether she was asked and has not answered yet.
  boolean isAsked() {
    return askedAt != null;
  }

  /// What is due now; it is done with thereby.
  Due take(Instant now, Terms terms) {
    var due = due(now, terms);
    switch (due) {
      case LATE -> lateTold = true;
      case CHECK_IN -> askedAt = now;
      case SILENT -> alarmed = true;
      case NOTHING -> {}
    }
    wake(terms);
    return due;
  }

  private Due due(Instant now, Terms terms) {
    if (endedAt != null) {
      return Due.NOTHING;
    }
    if (reached(lateAt(terms), now)) {
      return Due.LATE;
    }
    if (reached(askAt(), now)) {
      return Due.CHECK_IN;
    }
    return reached(alarmAt(terms), now) ? Due.SILENT : Due.NOTHING;
  }

  private static boolean reached(@Nullable Instant at, Instant now) {
    return at != null && !now.isBefore(at);
  }

  private @Nullable Instant lateAt(Terms terms) {
    var expected = lateTold || !ON_THE_WAY.contains(state) ? null : expected(terms);
    return expected == null ? null : expected.plus(terms.latePatience());
  }

  /// The time that she has named, or the usual one: nobody is waited for without an end. But a
  /// triage is over by itself.
  private @Nullable Instant expected(Terms terms) {
    if (expectedAt != null || seat.startsWith(TRIAGE)) {
      return expectedAt;
    }
    return Objects.requireNonNullElse(turnedAt, acceptedAt).plus(terms.expectedWithin(mode));
  }

  private @Nullable Instant askAt() {
    return askedAt == null ? checkDueAt : null;
  }

  /// Until when her silence is waited on; null where she is not asked, or the desk has been told.
  @Nullable Instant alarmAt(Terms terms) {
    return askedAt != null && !alarmed ? askedAt.plus(terms.checkInPatience()) : null;
  }

  private void wake(Terms terms) {
    nextAt =
        endedAt != null
            ? null
            : Stream.of(lateAt(terms), askAt(), alarmAt(terms))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
  }

  void end(Instant now) {
    endedAt = now;
    nextAt = null;
  }

  boolean ended() {
    return endedAt != null;
  }

  void took(@Nullable Integer planned, @Nullable Integer worked) {
    plannedMinutes = planned == null ? plannedMinutes : planned;
    workedMinutes = worked == null ? workedMinutes : worked;
  }

  UUID id() {
    return id;
  }

  UUID dispatchId() {
    return dispatchId;
  }

  String seat() {
    return seat;
  }

  UUID engineerId() {
    return engineerId;
  }

  @Nullable Instant arrivedAt() {
    return arrivedAt;
  }

  @Nullable Instant checkDueAt() {
    return checkDueAt;
  }

  @Nullable Instant nextAt() {
    return nextAt;
  }

  Effort effort() {
    return new Effort(seat, engineerId, mode, acceptedAt, endedAt, plannedMinutes, workedMinutes);
  }

  /// @param endedAt since when she no longer sits there, or null
  @Schema(name = "EffortView")
  record Effort(
      String seat,
      UUID engineer,
      Mode mode,
      Instant acceptedAt,
      @Nullable Instant endedAt,
      @Nullable Integer plannedMinutes,
      @Nullable Integer workedMinutes) {}
}
