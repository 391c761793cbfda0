/// The list for the night in which this system is down.
@NullMarked
package org.hikeshi.calldown;

import org.jspecify.annotations.NullMarked;
