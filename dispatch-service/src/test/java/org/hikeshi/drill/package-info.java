@NullMarked
package org.hikeshi.drill;

import org.jspecify.annotations.NullMarked;
