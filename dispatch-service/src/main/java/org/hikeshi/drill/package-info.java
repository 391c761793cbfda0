/// Drills on the real path: the same search, offers, calls and work as in a case, marked in every
/// message, with a score at the end.
///
/// A drill is a dispatch that has no incident. What is told to authorities, the days that the law
/// counts, and the statistics all follow from incidents ([org.hikeshi.events.IncidentEvent]), and
/// none is ever made here: there is no way from a drill to an authority that an `if` would have to
/// close.
@NullMarked
package org.hikeshi.drill;

import org.jspecify.annotations.NullMarked;
