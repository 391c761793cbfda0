/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.reminder;

import org.jspecify.annotations.NullMarked;
