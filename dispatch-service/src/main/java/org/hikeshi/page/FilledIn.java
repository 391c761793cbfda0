package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.dispatch.SeatRequests.Note;
import org.hikeshi.events.DispatchEvent.DeclineReason;
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

  /// What can be kept as a note.
  Optional<String> note(@Nullable String words) {
    return Optional.ofNullable(words).filter(it -> !it.isBlank() && isRight(new Note(it)));
  }

  /// Null where none was chosen.
  static @Nullable DeclineReason reason(@Nullable String chosen) {
    return Stream.of(DeclineReason.values())
        .filter(reason -> reason.name().equals(chosen))
        .findFirst()
        .orElse(null);
  }

  /// Null where none was chosen.
  static @Nullable String chosen(@Nullable String vendor) {
    return vendor == null || vendor.isBlank() ? null : words(vendor);
  }

  /// NUL cannot be stored, and nobody types it. A line's end is one letter, as the browser counts
  /// it, and not the two that it sends.
  static @Nullable String words(@Nullable String typed) {
    return typed == null ? null : typed.replace("\0", "").replace("\r\n", "\n");
  }
}
