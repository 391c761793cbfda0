/// Carrying notices to authorities: the courier, the ledger of every attempt, and the bodies that
/// left.
@NullMarked
package org.hikeshi.delivery;

import org.jspecify.annotations.NullMarked;
