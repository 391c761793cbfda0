/// Pages without scripts: the authority's inbox, the hospital's notices, and the deadline
/// calculator.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
