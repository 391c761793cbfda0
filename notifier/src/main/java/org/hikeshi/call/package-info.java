/// Calling people: an engineer about an offer, and the duty desk when nobody comes.
///
/// A call says no hospital's name. Contacts are read from dispatch-service by id when the call is
/// made, and are not kept.
@NullMarked
package org.hikeshi.call;

import org.jspecify.annotations.NullMarked;
