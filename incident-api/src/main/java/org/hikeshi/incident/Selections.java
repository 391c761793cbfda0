package org.hikeshi.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hikeshi.incident.Incidents.Selection;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Invalid;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// Reads what a list is narrowed to.
final class Selections {

  private final Texts texts;
  private final List<FieldFault> faults = new ArrayList<>();

  private Selections(Texts texts) {
    this.texts = texts;
  }

  /// @throws Invalid naming every parameter that means nothing
  static Selection of(
      Texts texts, @Nullable String status, @Nullable String since, @Nullable String hospital) {
    var reading = new Selections(texts);
    var selection =
        new Selection(
            reading.read("status", status, Status::valueOf),
            reading.read("since", since, Selections::time),
            reading.read("hospital", hospital, Selections::id));
    if (!reading.faults.isEmpty()) {
      throw new Invalid(reading.faults);
    }
    return selection;
  }

  private <T> @Nullable T read(String name, @Nullable String said, Function<String, T> meaning) {
    if (said == null) {
      return null;
    }
    try {
      return meaning.apply(said);
    } catch (IllegalArgumentException | DateTimeException e) {
      faults.add(FieldFault.of("/" + name, texts, "selection." + name));
      return null;
    }
  }

  private static UUID id(String said) {
    return Ids.read(said).orElseThrow(() -> new IllegalArgumentException("not an id"));
  }

  /// A day begins at midnight in Japan.
  private static Instant time(String said) {
    return said.contains("T")
        ? Written.instant(said)
        : Written.day(said).atStartOfDay(JapanTime.ZONE).toInstant();
  }
}
