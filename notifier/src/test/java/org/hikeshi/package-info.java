/// What holds for the whole service: who may do what, the words in both languages, the rules of the
/// house.
@NullMarked
package org.hikeshi;

import org.jspecify.annotations.NullMarked;
