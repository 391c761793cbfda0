/// What time it is, which day in Japan, whether that is a holiday, and how long words are kept.
/// Nothing else asks the machine's clock.
@NullMarked
package org.hikeshi.web.time;

import org.jspecify.annotations.NullMarked;
