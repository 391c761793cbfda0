/// The end of what people wrote where no incident's end brings it: in drills, and beside alarms
/// about no dispatch. What belongs to an incident goes when incident-api says so, by the same
/// [Words].
@NullMarked
package org.hikeshi.retention;

import org.jspecify.annotations.NullMarked;
