package org.hikeshi.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Change;
import org.hikeshi.report.SnapshotView;
import org.jspecify.annotations.Nullable;

/// Report no. n: the whole picture after it, and what changed against the one before.
public record ReportView(
    int no,
    Instant filedAt,
    @Nullable Instant receivedAt,
    @Nullable String filedBy,
    Origin origin,
    Set<String> finalFor,
    @Nullable String correctionReason,
    SnapshotView snapshot,
    List<Change> changed) {

  /// A report in a list.
  @Schema(name = "ReportItem")
  record Item(
      UUID id,
      int no,
      Instant filedAt,
      @Nullable Instant receivedAt,
      @Nullable String filedBy,
      Origin origin,
      Set<String> finalFor) {

    static Item of(FiledReport filed) {
      var line = filed.line();
      return new Item(
          filed.report().id(),
          line.no(),
          line.filedAt(),
          line.receivedAt(),
          line.filedBy(),
          filed.report().origin(),
          line.finalFor());
    }
  }

  /// @param before null for the first
  static ReportView of(FiledReport filed, @Nullable FiledReport before) {
    var line = filed.line();
    var snapshot = filed.snapshot();
    return new ReportView(
        line.no(),
        line.filedAt(),
        line.receivedAt(),
        line.filedBy(),
        filed.report().origin(),
        line.finalFor(),
        filed.words() == null ? null : filed.words().correctionReason(),
        snapshot,
        before == null ? List.of() : Change.between(before.snapshot(), snapshot));
  }
}
