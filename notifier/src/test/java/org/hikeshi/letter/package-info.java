/// What the persons concerned are told.
@NullMarked
package org.hikeshi.letter;

import org.jspecify.annotations.NullMarked;
