/// The desk's roster and its alarms.
@NullMarked
package org.hikeshi.desk;

import org.jspecify.annotations.NullMarked;
