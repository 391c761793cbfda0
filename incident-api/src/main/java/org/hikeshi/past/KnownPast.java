package org.hikeshi.past;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What earlier lists have said of the days and references of this one, to know a line's incident
/// again, so that none is counted twice.
final class KnownPast {

  private final Map<String, PastIncident> byKey = new HashMap<>();
  private final Map<String, String> referenceOfDay = new HashMap<>();
  private final Set<String> claimed;
  private final Reading reading;
  private final Texts texts;

  /// @param claimed the keys of the lines of this list
  KnownPast(List<PastIncident> known, Set<String> claimed, Reading reading, Texts texts) {
    for (var incident : known) {
      var facts = incident.facts();
      byKey.put(facts.key(), incident);
      if (facts.reference() != null) {
        referenceOfDay.put(facts.day(), facts.reference());
      }
    }
    this.claimed = new HashSet<>(claimed);
    this.reading = reading;
    this.texts = texts;
  }

  /// The incident that the line is about; null for a new one, and where the line has to be mended
  /// first, which is noted.
  @Nullable PastIncident of(Sheet.Line line, PastFacts facts) {
    var known = byKey.get(facts.key());
    if (known != null && !known.hospitalId().equals(facts.hospitalId())) {
      reading.blame(line, PastColumns.REFERENCE, texts.of("past.reference-of-another"));
      return null;
    }
    if (known == null && facts.reference() != null) {
      return adopted(line, facts);
    }
    if (known == null && referenceOfDay.containsKey(facts.day())) {
      var reference = referenceOfDay.get(facts.day());
      reading.blame(line, PastColumns.REFERENCE, texts.of("past.day-known", reference));
    }
    return known;
  }

  /// What came without a reference is the same incident when a line of its day now brings one,
  /// unless another line of the list is about it.
  private @Nullable PastIncident adopted(Sheet.Line line, PastFacts facts) {
    var known = byKey.get(facts.day());
    if (known == null || !claimed.add(facts.day())) {
      return null;
    }
    reading.warn(line, PastColumns.REFERENCE, texts.of("past.adopted"));
    return known;
  }
}
