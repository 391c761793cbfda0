/// Who must be told what, by when, and why or why not.
///
/// A pure function from facts and dated rules to duties: [Duties#workOut]. It imports `java.*`, the
/// words of `org.hikeshi.events` and web's `OfficialCalendar`; no framework, no database, no clock.
/// What the law says lies in `law/rules.md` and web's `law/holidays.csv`, which people can read and
/// change without Java.
@NullMarked
package org.hikeshi.duty;

import org.jspecify.annotations.NullMarked;
