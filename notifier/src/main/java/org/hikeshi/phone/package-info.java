/// The telephone gateway: an HTTP adapter to whoever carries short messages and calls for the
/// operator. What it is asked and what it tells stands in docs/gateway.md.
@NullMarked
package org.hikeshi.phone;

import org.jspecify.annotations.NullMarked;
