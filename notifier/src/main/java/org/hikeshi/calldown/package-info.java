/// The list for the night in which this system itself is down: who is at the desk and on duty in
/// the next days, with their numbers, and the open dispatches with a number of each hospital that
/// works while its own lines do not. On paper and as a sheet, signed, once a night.
///
/// It is full of people's numbers: it leaves only to where the operator has said, nothing of it is
/// kept in the database, and files are deleted when their time is over.
@NullMarked
package org.hikeshi.calldown;

import org.jspecify.annotations.NullMarked;
