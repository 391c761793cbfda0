/// Tests of the files of incidents.
@NullMarked
package org.hikeshi.evidence;

import org.jspecify.annotations.NullMarked;
