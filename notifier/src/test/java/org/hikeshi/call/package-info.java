/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.call;

import org.jspecify.annotations.NullMarked;
