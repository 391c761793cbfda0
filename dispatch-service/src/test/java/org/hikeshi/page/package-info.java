/// The pages, as a browser without script meets them.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
