/// Files that belong to an incident (証拠): kept whole, with who touched them and when, and never
/// handed out while a scanner has a doubt about them. What a file is, its bytes say, not its name.
@NullMarked
package org.hikeshi.evidence;

import org.jspecify.annotations.NullMarked;
