/// Tests of the chain: that it holds, and that whatever is done to it is found.
@NullMarked
package org.hikeshi.web.proof;

import org.jspecify.annotations.NullMarked;
