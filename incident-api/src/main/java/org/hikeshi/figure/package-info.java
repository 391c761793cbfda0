/// How the help goes over a year, for the duty desk: counts of incidents, distributions of times,
/// days kept and missed. It reads, and changes nothing.
@NullMarked
package org.hikeshi.figure;

import org.jspecify.annotations.NullMarked;
