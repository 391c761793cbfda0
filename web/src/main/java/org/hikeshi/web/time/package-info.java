/// What time it is, and which day in Japan. Nothing else asks the machine's clock.
@NullMarked
package org.hikeshi.web.time;

import org.jspecify.annotations.NullMarked;
