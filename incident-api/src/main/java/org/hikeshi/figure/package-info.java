/// How the help goes over a year, for the duty desk: counts of incidents, distributions of times,
/// days kept and missed. Of the counts, anybody may see quarters with the small ones hidden. It
/// reads, and changes nothing.
@NullMarked
package org.hikeshi.figure;

import org.jspecify.annotations.NullMarked;
