/// The duty desk: who is there and when, what has to be rung to them, and who has taken it up.
///
/// An alarm is a row, written in the transaction that finds its reason, and ends by itself when the
/// reason does. notifier rings the people, one after the other, and asks here before each attempt
/// whether there is still something to ring about. Nothing here decides about a dispatch.
@NullMarked
package org.hikeshi.desk;

import org.jspecify.annotations.NullMarked;
