/// What the other services said last of each incident: who is coming, what is due to whom, and a
/// line for everything that happened.
///
/// These are copies for the view. Nothing is decided on them here, except who may read: whoever
/// holds a seat.
@NullMarked
package org.hikeshi.progress;

import org.jspecify.annotations.NullMarked;
