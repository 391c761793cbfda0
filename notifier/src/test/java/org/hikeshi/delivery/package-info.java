/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.delivery;

import org.jspecify.annotations.NullMarked;
