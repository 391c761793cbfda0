/// What the seam tests of this service stand on: a clock that is moved by hand, an empty database,
/// a stand-in for incident-api, and the front door as each user meets it.
@NullMarked
package org.hikeshi.testing;

import org.jspecify.annotations.NullMarked;
