/// What a report says (第n報): the words of a request, the whole picture that it leaves behind, and
/// what changed.
///
/// Pure decisions. No database, no HTTP, no clock: times come in as arguments.
@NullMarked
package org.hikeshi.report;

import org.jspecify.annotations.NullMarked;
