/// The ways in which a notice travels: portal, signed webhook, mail, and a person's hand.
///
/// Knows nothing about duties or incidents: a [org.hikeshi.channel.Parcel] in, an
/// [org.hikeshi.channel.Outcome] out.
@NullMarked
package org.hikeshi.channel;

import org.jspecify.annotations.NullMarked;
