/// The letter to the persons concerned (本人通知, 施行規則 article 10), as a draft for the hospital.
///
/// It is nobody's notice: the hospital writes, sends and records it.
@NullMarked
package org.hikeshi.letter;

import org.jspecify.annotations.NullMarked;
