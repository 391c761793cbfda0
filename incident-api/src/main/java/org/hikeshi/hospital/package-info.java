/// The directory of hospitals: who they are, who runs them, whom to call, how well prepared they
/// are. Knows nothing of incidents.
@NullMarked
package org.hikeshi.hospital;

import org.jspecify.annotations.NullMarked;
