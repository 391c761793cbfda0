/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.notice;

import org.jspecify.annotations.NullMarked;
