/// The control room: one [Dispatch] for each incident that asks for help, its seats, the offers
/// made for them, and how each ended.
///
/// The rules are plain Java and decide alone ([Dispatch], [Seat], [Offer] and their states); the
/// rim around them locks the row, looks up who is there, and tells the outcome through the outbox.
/// Who is asked first is decided in `org.hikeshi.matching`, who is there at all in
/// `org.hikeshi.roster`.
@NullMarked
package org.hikeshi.dispatch;

import org.jspecify.annotations.NullMarked;
