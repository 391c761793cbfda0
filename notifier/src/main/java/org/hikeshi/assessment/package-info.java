/// The deadline calculator: the duties that given facts would make, for anyone, keeping nothing.
@NullMarked
package org.hikeshi.assessment;

import org.jspecify.annotations.NullMarked;
