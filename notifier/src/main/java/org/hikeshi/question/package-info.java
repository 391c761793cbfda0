/// What an authority asks about a notice that it has, and what the hospital answers, each with a
/// day.
@NullMarked
package org.hikeshi.question;

import org.jspecify.annotations.NullMarked;
