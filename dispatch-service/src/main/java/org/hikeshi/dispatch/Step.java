package org.hikeshi.dispatch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How far the engineer on a seat says that she has come.
///
/// @param state a step ahead, or UNABLE to give the seat back
/// @param note a few words for those on it and the desk
public record Step(
    @NotNull(message = "{jakarta.validation.constraints.NotNull.message}") State state,
    @Size(max = 2_000, message = "{jakarta.validation.constraints.Size.message}")
        @Nullable String note) {

  public enum State {
    EN_ROUTE,
    ARRIVED,
    WORKING,
    DONE,
    UNABLE
  }

  SeatChanges.Change on(String seat) {
    return working ->
        state == State.UNABLE
            ? working.giveBack(seat)
            : working.progress(seat, Progress.valueOf(state.name()));
  }
}
