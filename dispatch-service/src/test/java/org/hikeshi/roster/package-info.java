/// The roster through the front door.
@NullMarked
package org.hikeshi.roster;

import org.jspecify.annotations.NullMarked;
