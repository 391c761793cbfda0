/// How many incidents, at what kind of hospital: counts with their denominators, for fiscal years,
/// with small cells suppressed, because two cases a year name the hospital.
@NullMarked
package org.hikeshi.statistics;

import org.jspecify.annotations.NullMarked;
