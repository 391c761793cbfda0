/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
