/// What time it is, which day in Japan, and whether that is a holiday. Nothing else asks the
/// machine's clock.
@NullMarked
package org.hikeshi.web.time;

import org.jspecify.annotations.NullMarked;
