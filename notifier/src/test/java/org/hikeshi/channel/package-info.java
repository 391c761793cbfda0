/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.channel;

import org.jspecify.annotations.NullMarked;
