@NullMarked
package org.hikeshi.retention;

import org.jspecify.annotations.NullMarked;
