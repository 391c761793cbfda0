/// The hospital's pages: report in one plain form, see who is coming and what is due. They need no
/// script and fit a telephone.
///
/// The last room of the house: everything may be asked from here, and nothing asks from here.
@NullMarked
package org.hikeshi.page;

import org.jspecify.annotations.NullMarked;
