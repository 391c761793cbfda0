/// The hospital's pages: report, see who is coming, what is due and what was sent. With them those
/// of the duty desk, of a prefecture, and for anybody. They need no script and fit a telephone.
///
/// The last room of the house: everything may be asked from here, and nothing asks from here.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
