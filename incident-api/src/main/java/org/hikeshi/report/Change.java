package org.hikeshi.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that report no. n says differently from report no. n−1.
///
/// @param pointer where, as a JSON pointer into the snapshot
public record Change(String pointer, @Nullable Object before, @Nullable Object after) {

  /// Every leaf that differs, in the order of the snapshot.
  public static List<Change> between(SnapshotView before, SnapshotView after) {
    var changes = new ArrayList<Change>();
    collect("", before, after, changes);
    return changes;
  }

  private static void collect(
      String pointer, @Nullable Object before, @Nullable Object after, List<Change> changes) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before instanceof Record one && after instanceof Record other) {
      for (var component : one.getClass().getRecordComponents()) {
        collect(
            pointer + "/" + component.getName(),
            value(component, one),
            value(component, other),
            changes);
      }
    } else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      var names = new LinkedHashSet<Object>(one.keySet());
      names.addAll(other.keySet());
      names.forEach(name -> collect(pointer + "/" + name, one.get(name), other.get(name), changes));
    } else {
      changes.add(new Change(pointer, before, after));
    }
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record of this package can be read", e);
    }
  }
}
