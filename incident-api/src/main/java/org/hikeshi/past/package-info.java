/// Incidents of before the register, brought in from old lists: closed, counted, and told to
/// nobody.
///
/// Says nothing to the outbox and opens no incident, so that neither a dispatch nor a duty nor a
/// notice can come of a list of last year's cases.
@NullMarked
package org.hikeshi.past;

import org.jspecify.annotations.NullMarked;
