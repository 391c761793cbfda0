/// The law's tests: the examples that a lawyer can read (`law-examples.md`), the numbered traps,
/// and the calendar against a second rule.
@NullMarked
package org.hikeshi.duty;

import org.jspecify.annotations.NullMarked;
