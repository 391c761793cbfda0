/// Breaks the packaged system from outside and counts what is left: processes are killed and
/// paused, connections cut, topics doubled and poisoned, and every acknowledged report must be
/// there once, dispatched once, and told once to each who must be told.
@NullMarked
package org.hikeshi.deploy.fault;

import org.jspecify.annotations.NullMarked;
