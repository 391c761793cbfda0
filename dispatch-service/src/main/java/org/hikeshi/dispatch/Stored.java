package org.hikeshi.dispatch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Columns that a state needs. The schema's checks see to it that they are there.
final class Stored {

  static <T> T there(@Nullable T column) {
    return Objects.requireNonNull(column, "a column that this state needs");
  }

  private Stored() {}
}
