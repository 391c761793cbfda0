/// Very many incidents, to see that lists stay short work.
@NullMarked
package org.hikeshi.volume;

import org.jspecify.annotations.NullMarked;
