/// Traces of an attack in the words of a report: hashes, addresses, names. Kept apart from the
/// words, marked with who may have them, and compared between incidents, which only the duty desk
/// sees.
@NullMarked
package org.hikeshi.indicator;

import org.jspecify.annotations.NullMarked;
