/// Reminders: before each day, on it and after it, to the hospital and the duty desk, exactly once
/// each, also after an hour or a week in which nobody looked.
///
/// When a reminder comes is decided in plain Java ([org.hikeshi.reminder.Ladder],
/// [org.hikeshi.reminder.Plan]); [org.hikeshi.reminder.Reminding] writes it down, and
/// [org.hikeshi.reminder.Posting] sends the letters.
@NullMarked
package org.hikeshi.reminder;

import org.jspecify.annotations.NullMarked;
