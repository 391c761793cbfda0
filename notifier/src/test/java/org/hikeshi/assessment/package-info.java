/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.assessment;

import org.jspecify.annotations.NullMarked;
