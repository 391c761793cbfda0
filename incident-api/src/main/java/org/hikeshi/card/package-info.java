/// Ways in without signing in, for a hospital whose own systems are down: the link on its card, and
/// the code on its receipt. Whoever holds one may do little, and what came by it is unconfirmed.
@NullMarked
package org.hikeshi.card;

import org.jspecify.annotations.NullMarked;
