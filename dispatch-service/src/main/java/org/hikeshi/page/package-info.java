/// The engineers' and the duty desk's pages: they need no script and fit a telephone.
///
/// But for taking an alarm over and ringing it again, they do nothing that the API does not; what
/// may be seen and done is decided where the API decides it.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
