/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.consent;

import org.jspecify.annotations.NullMarked;
