/// Tests of the end of what people wrote.
@NullMarked
package org.hikeshi.retention;

import org.jspecify.annotations.NullMarked;
