/// The work on a seat, from the yes until the engineer leaves it: is she there in time, is she
/// well, what of the first hour's card is done, how long did it take, what was learnt.
///
/// It follows what `org.hikeshi.dispatch` tells and decides nothing about who sits where.
@NullMarked
package org.hikeshi.work;

import org.jspecify.annotations.NullMarked;
