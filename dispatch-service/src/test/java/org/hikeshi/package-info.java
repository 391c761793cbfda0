/// The rules of the house, and who may do what.
@NullMarked
package org.hikeshi;

import org.jspecify.annotations.NullMarked;
