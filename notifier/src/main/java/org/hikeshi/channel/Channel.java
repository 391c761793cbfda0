package org.hikeshi.channel;

import org.hikeshi.events.NoticeEvent.Way;

/// One way to hand a notice over. At least once: whoever carries it may be cut off between the
/// handing over and the record of it, and comes again with the same parcel.
public interface Channel {

  Way way();

  /// Whether to deliver is no more than to commit here: then a notice leaves and arrives by one
  /// commit, or not at all.
  default boolean byOurCommit() {
    return false;
  }

  /// Never throws for what the other side does; that is an outcome.
  Outcome deliver(Parcel parcel, AgreedChannel to);
}
