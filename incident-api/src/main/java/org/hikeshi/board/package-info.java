/// The duty desk's board: every incident that is open anywhere in Japan, who is still missing, what
/// is late and why. It reads, and changes nothing.
@NullMarked
package org.hikeshi.board;

import org.jspecify.annotations.NullMarked;
