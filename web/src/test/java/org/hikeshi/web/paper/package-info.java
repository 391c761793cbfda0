/// How a page is set.
@NullMarked
package org.hikeshi.web.paper;

import org.jspecify.annotations.NullMarked;
