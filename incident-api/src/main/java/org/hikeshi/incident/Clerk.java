package org.hikeshi.incident;

import java.util.UUID;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Statement.Approver;
import org.jspecify.annotations.Nullable;

/// Who files a report, and for which hospital: the hospital itself, or the duty desk by telephone
/// or on paper.
public record Clerk(UUID hospitalId, Origin origin, String name) {

  /// Filing approves the report's notices only when the hospital itself does it, signed in; a clerk
  /// who typed in a telephone call has approved nothing.
  @Nullable Approver approver(Statement said, Forward forward) {
    if (said.approvedBy() != null) {
      return said.approvedBy();
    }
    return origin == Origin.HOSPITAL && forward == Forward.NOW ? new Approver(name, null) : null;
  }
}
