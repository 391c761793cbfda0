/// The choice, tested as plain Java.
@NullMarked
package org.hikeshi.matching;

import org.jspecify.annotations.NullMarked;
