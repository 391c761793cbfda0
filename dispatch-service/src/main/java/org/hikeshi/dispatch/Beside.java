package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.events.DispatchEvent.SeatOverdue.What;
import org.jspecify.annotations.Nullable;

/// A dispatch while nobody else can change it, for those who act beside it: who sits where, and
/// telling what happens there. Nothing here changes who sits where.
public final class Beside {

  private final Dispatch dispatch;
  private final Watch watch;

  Beside(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  public Instant now() {
    return watch.now();
  }

  public UUID dispatchId() {
    return dispatch.id();
  }

  public UUID hospitalId() {
    return dispatch.hospitalId();
  }

  public UUID incidentId() {
    return dispatch.incidentId();
  }

  public boolean drill() {
    return dispatch.drill();
  }

  /// Whether nobody is at work any more and nobody is looked for.
  public boolean isOver() {
    return !(dispatch.state() instanceof DispatchState.Live);
  }

  public String prefecture() {
    return dispatch.situation().prefecture();
  }

  /// Codes, as the newest report has them.
  public List<String> careImpact() {
    return dispatch.situation().careImpact();
  }

  /// Whether she sits on one of its seats, or has done so to the end.
  public boolean has(UUID engineer) {
    return dispatch.seating().has(engineer);
  }

  public boolean ledBy(UUID engineer) {
    return dispatch.seating().ledBy(engineer);
  }

  /// Which seat is hers.
  public Optional<String> seatOf(UUID engineer) {
    return dispatch.seats().stream()
        .filter(seat -> seat.heldBy(engineer))
        .map(Seat::name)
        .findFirst();
  }

  public void overdue(String seat, UUID engineer, What what) {
    dispatch.tell(Said.overdue(seat, engineer, what), watch.now());
  }

  /// @param until how long her silence is waited on
  public void checkInDue(String seat, UUID engineer, @Nullable Instant until) {
    dispatch.tell(Said.checkInDue(seat, engineer, until), watch.now());
  }

  public void isWell(String seat, UUID engineer) {
    dispatch.tell(Said.checkInAnswered(seat, engineer), watch.now());
  }

  public void ticked(String seat, String item, Mark mark) {
    dispatch.tell(Said.ticked(seat, item, mark), watch.now());
  }
}
