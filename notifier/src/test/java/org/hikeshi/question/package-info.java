/// Tests of the package of the same name.
@NullMarked
package org.hikeshi.question;

import org.jspecify.annotations.NullMarked;
