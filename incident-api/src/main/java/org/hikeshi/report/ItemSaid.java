package org.hikeshi.report;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hikeshi.events.ItemState;
import org.jspecify.annotations.Nullable;

/// What a report says of one item: words, that there is none, or that nobody knows yet.
///
/// @param text only with KNOWN; null also once it was erased
public record ItemSaid(
    @NotNull ItemState state,
    @Pattern(regexp = Habits.NOT_BLANK, message = "{report.blank}") @Size(max = Habits.LONG)
        @Nullable String text) {

  /// Known without saying what, or unknown with words. A state that is missing is a fault of its
  /// own.
  boolean contradicts() {
    return state != null && (state == ItemState.KNOWN) == (text == null);
  }
}
