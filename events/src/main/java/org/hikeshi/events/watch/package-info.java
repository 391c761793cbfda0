/// What an operator sees of a service at work: the ids in the log, the age of each sweep, whether
/// the broker answers, whether what is told is heard, and the trace that leads from a report to a
/// delivery; and how a timer gets past a row that breaks. Nothing here decides.
@NullMarked
package org.hikeshi.events.watch;

import org.jspecify.annotations.NullMarked;
