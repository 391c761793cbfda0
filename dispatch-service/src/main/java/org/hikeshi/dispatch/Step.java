package org.hikeshi.dispatch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// How far the engineer on a seat says that she has come.
///
/// @param state a step ahead, or UNABLE to give the seat back
/// @param note a few words for those on it and the desk
/// @param reason with UNABLE, why, as with a no; a conflict found later counts like one said at
///   once
/// @param vendor with whom she or her employer has a conflict of interest, whatever the reason
public record Step(
    @NotNull State state,
    @Size(max = 2_000) @Nullable String note,
    @Nullable DeclineReason reason,
    @Size(max = 200) @Nullable String vendor) {

  public Step(State state, @Nullable String note) {
    this(state, note, null, null);
  }

  @Schema(name = "StepState")
  public enum State {
    EN_ROUTE,
    ARRIVED,
    WORKING,
    DONE,
    UNABLE
  }

  /// @param byHand whether somebody else says so for her
  SeatChanges.Change on(String seat, boolean byHand) {
    return working ->
        state == State.UNABLE
            ? working.giveBack(seat, Lesson.reason(reason, vendor), vendor, byHand)
            : working.progress(seat, Progress.valueOf(state.name()));
  }
}
