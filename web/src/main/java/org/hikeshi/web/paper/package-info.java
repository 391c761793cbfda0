/// Documents for people who want them on paper, as PDF.
///
/// Knows how a page is set, not what stands on it.
@NullMarked
package org.hikeshi.web.paper;

import org.jspecify.annotations.NullMarked;
