package org.hikeshi.report;

import java.util.List;

/// What came of putting a report onto what was known before it.
public sealed interface Merge {

  record Merged(Snapshot snapshot) implements Merge {}

  /// The report contradicts itself at these JSON pointers.
  record Contradictory(List<String> pointers) implements Merge {}

  /// A number of persons went down without a word why, so the report was not taken. A figure that
  /// an authority has been told is not lowered in silence.
  record ReasonMissing(List<String> pointers) implements Merge {}
}
