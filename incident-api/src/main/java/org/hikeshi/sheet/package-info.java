/// Tables that an office brings from its spreadsheet, as CSV: read in whichever of the usual ways
/// they were written, with every fault named by line and column.
///
/// Knows nothing of hospitals or incidents; who imports says what its columns mean.
@NullMarked
package org.hikeshi.sheet;

import org.jspecify.annotations.NullMarked;
