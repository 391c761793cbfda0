/// Tests of the traces of attacks.
@NullMarked
package org.hikeshi.indicator;

import org.jspecify.annotations.NullMarked;
