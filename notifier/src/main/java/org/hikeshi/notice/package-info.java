/// Notices to authorities: which a report makes, who approves them, where each stands, and its
/// receipt.
///
/// It says when a notice is ready to leave; how it travels is [org.hikeshi.delivery]'s.
@NullMarked
package org.hikeshi.notice;

import org.jspecify.annotations.NullMarked;
