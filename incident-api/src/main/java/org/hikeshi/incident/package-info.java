/// Incidents and their reports: filing, following up, taking back, closing, and hearing from the
/// other services how far each has come.
///
/// An incident is the living whole (事案); a report (第n報) never changes. What a report *says* is
/// decided in `org.hikeshi.report`, what the others *said last* is kept in `org.hikeshi.progress`.
@NullMarked
package org.hikeshi.incident;

import org.jspecify.annotations.NullMarked;
