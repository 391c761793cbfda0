/// What stands around notifier in its tests: its neighbours, a clock, and news to hear.
@NullMarked
package org.hikeshi.testing;

import org.jspecify.annotations.NullMarked;
