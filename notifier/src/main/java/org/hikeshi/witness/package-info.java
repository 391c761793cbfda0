/// The heads of the chains of proof, handed on each day to somebody who does not run the services:
/// who keeps them can show later that a chain was cut or rewritten.
@NullMarked
package org.hikeshi.witness;

import org.jspecify.annotations.NullMarked;
