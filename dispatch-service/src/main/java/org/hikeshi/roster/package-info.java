/// Who can be sent, and when: engineers with their skills, shifts, absences and ways to be reached.
///
/// It knows nothing of dispatches; whoever needs somebody asks [Roster] who is there. Times of
/// shifts are instants; a day's meaning is Asia/Tokyo's.
@NullMarked
package org.hikeshi.roster;

import org.jspecify.annotations.NullMarked;
