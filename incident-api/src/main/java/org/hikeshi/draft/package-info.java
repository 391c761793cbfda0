/// A report that is still being written: the questions that follow the first page, and what the
/// hospital's people have answered so far. Nothing here is a report until it is sent, so no rule
/// looks at it.
@NullMarked
package org.hikeshi.draft;

import org.jspecify.annotations.NullMarked;
