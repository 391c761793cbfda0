/// Calling people: an engineer about an offer, the hospital about who is coming, and the duty desk
/// when nobody comes; by each person's own ways in her own order ([Ladder]), until it is answered
/// or its time is over. Every attempt is written down.
///
/// A call says no hospital's name. Contacts are read by id when the call is made, and are not kept.
@NullMarked
package org.hikeshi.call;

import org.jspecify.annotations.NullMarked;
