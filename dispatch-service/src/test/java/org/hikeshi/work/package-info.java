@NullMarked
package org.hikeshi.work;

import org.jspecify.annotations.NullMarked;
