package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.hikeshi.web.Constraints;
import org.hikeshi.web.FieldFault;
import org.jspecify.annotations.Nullable;

/// What a form brought is held to the same constraints as the API's requests.
@ApplicationScoped
class FilledIn {

  private final Constraints constraints;

  FilledIn(Constraints constraints) {
    this.constraints = constraints;
  }

  boolean isRight(Object request) {
    var faults = new ArrayList<FieldFault>();
    constraints.check(request, new Class<?>[0], faults);
    return faults.isEmpty();
  }

  /// NUL cannot be stored, and nobody types it. A line's end is one letter, as the browser counts
  /// it, and not the two that it sends.
  static @Nullable String words(@Nullable String typed) {
    return typed == null ? null : typed.replace("\0", "").replace("\r\n", "\n");
  }
}
